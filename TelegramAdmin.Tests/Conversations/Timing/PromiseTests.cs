using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations.Timing;

/// <summary>Answers that are promised: until when, and what the team is told.</summary>
public sealed class PromiseTests
{
    private const string Late = "The promised answer is late";

    [Theory, OnBothDatabases]
    public async Task Reminder_ComesOnceBeforeAndOnceAfter_AndFollowsTheSettings(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var told = new List<ConversationDue>();
        using var subscription = office.App.Service<EventBus>().Subscribe<ConversationDue>(told.Add);
        var (ana, ben) = (office.Person("Ana"), office.Person("Ben"));
        await office.AskAsync("26 09:00", ana);
        await office.AskAsync("26 09:00", ben);
        await office.DoAsync("26 09:00", office.Olga, ben, new HandlingAct.Snooze(Office.Moment("30 09:00"))); // Nobody is reminded of what was put aside.

        office.GoTo("26 09:51");
        await office.RemindAsync(async () => (await office.LinesAsync(ana)).Contains("Answer is due in 9 minutes"), "the team is reminded");
        office.GoTo("26 09:55");
        await office.RemindAsync(async () => (await office.LinesAsync(ana)).Count == 1, "once is enough");

        await office.SetAsync(InboxSettings.AnswerMinutes, 120);
        await office.RemindAsync(async () => (await office.OfAsync(ana)).DueAt == Office.Moment("26 11:00"), "the promise follows the settings");
        office.GoTo("26 11:01");
        await office.RemindAsync(async () => (await office.LinesAsync(ana)).Contains(Late), "the team hears that it is late");
        office.GoTo("26 11:30");
        await office.RemindAsync(async () => (await office.LinesAsync(ana)).Count == 2, "once is enough");
        await office.SetAsync(InboxSettings.Hours, Office.Hours with { Spans = [new WeekSpan(DayOfWeek.Friday, new TimeOnly(9, 0), new TimeOnly(10, 0)), new WeekSpan(DayOfWeek.Friday, new TimeOnly(14, 0), TimeOnly.MinValue)] });
        await office.RemindAsync(async () => (await office.OfAsync(ana)).DueAt == Office.Moment("26 15:00"), "one hour this morning, one this afternoon");
        await office.AnswerAsync("26 14:30", office.Olga, ana);

        Assert.Equal(["Answer is due in 9 minutes", Late], await office.LinesAsync(ana));
        Assert.Equal([("26 10:00", false), ("26 11:00", true)], told.Select(t => ($"26 {t.DueAt:HH:mm}", t.IsLate)));
        Assert.DoesNotContain(await office.LinesAsync(ben), line => line == Late || line.StartsWith("Answer is due", StringComparison.Ordinal));
        Assert.False(Assert.Single(await office.VisitsAsync(ana)).IsLate);
    }

    [Theory, OnBothDatabases]
    public async Task Wait_EndsWithTheAnswerThatArrives_WhateverBecomesOfTheConversation(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (ana, ben) = (office.Person("Ana"), office.Person("Ben"));
        await office.AskAsync("26 09:00", ana);
        await office.DoAsync("26 09:10", office.Olga, ana, new HandlingAct.Snooze(Office.Moment("30 09:00")));
        await office.AskAsync("26 09:20", ana, "are you there?");
        Assert.True(await office.OfAsync(ana) is { State: ConversationState.Open, SnoozedUntil: null } awoken && awoken.WaitingSince == Office.Moment("26 09:00"));
        await office.AnswerAsync("26 09:30", office.Olga, ana, later: "26 10:30"); // Scheduled: it comes too late all the same.
        await office.DoAsync("26 10:40", office.Olga, ana, new HandlingAct.Close());
        await office.AnswerAsync("26 11:00", office.Pete, ana); // The team goes on by itself: a new matter without a wait.
        await office.AskAsync("26 11:10", ben);
        await office.DoAsync("26 12:20", office.Pete, ben, new HandlingAct.Close()); // To close it does not keep the promise.

        Assert.Equal([(Office.Moment("26 10:30"), office.Olga.AdminId, true), (Office.Moment("26 11:00"), office.Pete.AdminId, false)], (await office.VisitsAsync(ana)).Select(v => (v.FirstAnswerAt!.Value, v.FirstAnswerBy, v.IsLate)));
        Assert.True(await office.OfAsync(ana) is { State: ConversationState.Open, WaitingSince: null, DueAt: null });
        Assert.True(Assert.Single(await office.VisitsAsync(ben)) is { FirstAnswerAt: null, IsLate: true });
    }
}
