using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>What rules wait for, by somebody who writes to the bot.</summary>
public sealed class TriggerTests
{
    [Theory, OnBothDatabases]
    public async Task Messages_AreAnsweredByTheRuleThatWaitsForThem_AndCallNobody(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var joined = await desk.AddAsync("Welcome", When(TriggerKind.Joined), Reply("Welcome, {first_name}, to {bot_name}"));
        await desk.AddAsync("Spring", When(TriggerKind.StartLink, "spring"), Reply("Twenty percent off"));
        await desk.AddAsync("Hours", When(TriggerKind.Command, "/Hours"), Reply("Nine to six"));
        await desk.AddAsync("Hello", When(TriggerKind.Exact, "hi there"), Reply("Hi yourself"));
        await desk.AddAsync("Refund", When(TriggerKind.Contains, "refund"), Reply("Within two weeks"));
        await desk.AddAsync("Words", When(TriggerKind.Keywords, "opening hours", "مرحبا", "שלום", "👍", "größe"), Reply("A word of yours"));
        await desk.AddAsync("Order", When(TriggerKind.Pattern, @"order\s+#?\d+$"), Reply("We look it up"));

        Assert.Equal("Welcome, Ana, to rules_bot", await desk.AskAsync("/start"));
        Assert.Equal("Twenty percent off", await desk.AskAsync("/start spring"));
        Assert.StartsWith("Welcome back", await desk.AskAsync("/start"), StringComparison.Ordinal);
        Assert.Equal("Nine to six", await desk.AskAsync("/HOURS please"));
        Assert.Equal("Hi yourself", await desk.AskAsync("  Hi THERE "));
        Assert.Equal("Within two weeks", await desk.AskAsync("is it refundable?"));
        Assert.Equal("We look it up", await desk.AskAsync("Where is ORDER #417"));
        foreach (var text in new[] { "What are your opening   hours?!", "\u200Fمرحبا!", "אה, שלום לך", "👍🏽", "thanks 👍", "WELCHE GRÖSSE? Größe!", "ＯＰＥＮＩＮＧ hours" })
            Assert.Equal("A word of yours", await desk.AskAsync(text));

        var head = await desk.HeadAsync();
        Assert.Equal((ConversationState.Quiet, 0), (head!.State, head.UnreadCount));
        Assert.Contains(await desk.ThreadAsync(), m => m is { Author: MessageAuthor.Bot, Source: "Order", Text: "We look it up" });
        Assert.Equal((1L, true), ((await desk.FindAsync(joined)).Uses, (await desk.FindAsync(joined)).LastUsedAt is not null));
        foreach (var text in new[] { "hi there you", "reopening hoursly", "order 12 now", "שלו" })
            await desk.SayAsync(text);
        Assert.Equal(4, (await desk.HeadAsync())!.UnreadCount);
    }

    [Theory, OnBothDatabases]
    public async Task Order_DecidesWhoAnswers_AndOneThatDoesNotStopLeavesTheRestToOthers(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var first = await desk.AddAsync("First", When(TriggerKind.Contains, "price"), Reply("first"));
        var second = await desk.AddAsync("Second", When(TriggerKind.Keywords, "price"), Reply("second"));
        Assert.Equal("first", await desk.AskAsync("price?"));

        Assert.Null((await desk.Book.MoveAsync(WorkspaceId.Default, second.Id, 0, Olga)).Failure);
        Assert.Equal("second", await desk.AskAsync("the price?"));

        Assert.Null((await desk.Book.SaveAsync(WorkspaceId.Default, second.Id, RuleDraft.Of(await desk.FindAsync(second)) with { StopsHere = false }, Olga)).Failure);
        await desk.AskAsync("your price?");
        await Eventually.TrueAsync(() => desk.Ana.Messages.TakeLast(2).Select(m => m.Text).SequenceEqual(["second", "first"]), "both answer");

        var other = await app.AddBotAsync("other_bot");
        Assert.Null((await desk.Book.SaveAsync(WorkspaceId.Default, second.Id, RuleDraft.Of(await desk.FindAsync(second)) with { BotId = new BotId(other.Id) }, Olga)).Failure);
        Assert.Null((await desk.Book.SwitchAsync(WorkspaceId.Default, first.Id, false, Olga)).Failure);
        await desk.SayAsync("what price?");
        Assert.Equal("second", (await Phone.Of(app, other).AskAsync("price")).Text);
        Assert.Null(await desk.Book.RemoveAsync(WorkspaceId.Default, second.Id, Olga));
        await desk.SayAsync("price, please");
    }

    [Theory, OnBothDatabases]
    public async Task Conditions_HoldRulesBack(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        await desk.AddAsync(new RuleDraft("Spanish", When(TriggerKind.AnyMessage), [Reply("hola")]) { Conditions = new RuleConditions { Languages = ["es"] } });
        var once = await desk.AddAsync(new RuleDraft("Once", When(TriggerKind.AnyMessage), [Reply("once"), new(RuleActionKind.TellTeam)]) { Conditions = new RuleConditions { OnlyFirstTime = true, NotWhileTalking = true } });
        var inga = Phone.Of(app, desk.Bot, "Inga", "es-MX");

        Assert.Equal("hola", await desk.AskAsync("a", inga));
        Assert.Equal("hola", await desk.AskAsync("b", inga));
        Assert.Equal("once", await desk.AskAsync("a"));
        Assert.Equal(1, (await desk.HeadAsync())!.UnreadCount); // It was told to leave the message to the team.
        await desk.SayAsync("b");

        var ben = Phone.Of(app, desk.Bot, "Ben");
        await app.Storage.WriteAsync(null, db => db.AutoRules.Where(r => r.Id == once.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.IsOn, false)));
        Assert.Null((await desk.Book.SwitchAsync(WorkspaceId.Default, once.Id, false, Olga)).Failure);
        await desk.SayAsync("hello", ben);
        Assert.Null((await desk.Book.SwitchAsync(WorkspaceId.Default, once.Id, true, Olga)).Failure);
        var head = (await desk.HeadAsync(ben))!;
        var sent = await app.Service<Core.Conversations.Writing.SendReply>().RunAsync(WorkspaceId.Default, head.Id, new Core.Conversations.Writing.ReplyDraft(1, "Olga", "yes?"));
        Assert.Null(sent.Failure);
        await desk.SayAsync("we are talking", ben);
    }

    [Theory, OnBothDatabases]
    public async Task Time_TheTeamIsAwayOrNobodyAnswers_RulesActOnceAndTheMessageStaysForTheTeam(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var day = DateTimeOffset.UtcNow.AddDays(3).DayOfWeek;
        await Phone.SetAsync(app, InboxSettings.Hours, new InboxHours("UTC", [new WeekSpan(day, new TimeOnly(9, 0), new TimeOnly(17, 0))], []));
        await desk.AddAsync("Away", When(TriggerKind.OutsideHours), Reply("We are back {opens}"));
        var late = await desk.AddAsync("Late", new RuleTrigger(TriggerKind.NoAnswer) { Minutes = 10 }, Reply("Sorry, still on it"), new RuleAction(RuleActionKind.Priority) { Priority = ConversationPriority.High });

        Assert.Equal($"We are back {day.ToString()[..3]} 09:00", await desk.AskAsync("is anybody there?"));
        Assert.Equal((ConversationState.Open, 1), ((await desk.HeadAsync())!.State, (await desk.HeadAsync())!.UnreadCount));
        await desk.SayAsync("hello?");
        Assert.Single(await desk.ThreadAsync(), m => m.Source == "Away");

        await app.Service<JobRunner>().RunAsync("answer-waits");
        Assert.DoesNotContain(await desk.ThreadAsync(), m => m.Source == "Late");
        await WaitedAsync(app, late, TimeSpan.FromMinutes(11));
        await app.Service<JobRunner>().RunAsync("answer-waits");
        await app.Service<JobRunner>().RunAsync("answer-waits");

        Assert.Equal("Sorry, still on it", Assert.Single(await desk.ThreadAsync(), m => m.Source == "Late").Text);
        Assert.Equal(ConversationPriority.High, (await desk.HeadAsync())!.Priority);
        Assert.Equal(1, (await desk.FindAsync(late)).Uses);
    }

    [Fact]
    public async Task Groups_CommandsAndNewcomersAreAnswered_TalkBetweenPeopleIsNot()
    {
        await using var app = await RunningApp.StartAsync();
        var desk = await OpenAsync(app);
        await desk.AddAsync("Welcome", When(TriggerKind.Joined), Reply("Welcome, {first_name}"));
        await desk.AddAsync("Rules", When(TriggerKind.Command, "rules"), Reply("Be kind"));
        await desk.AddAsync("Any", When(TriggerKind.Contains, "kind"), Reply("no, this is between people"));
        var group = app.Sandbox.World.AddGroup("Book club", isForum: false, [desk.Bot], [desk.Ana.Person]);
        var ben = app.Sandbox.World.AddPerson("Ben");

        ben.Join(group);
        await group.WaitForAsync(m => m.Text == "Welcome, Ben", RunningApp.Patience);
        desk.Ana.Person.SendText(group, "how kind of you");
        desk.Ana.Person.SendText(group, "/rules@rules_bot");
        await group.WaitForAsync(m => m.Text == "Be kind", RunningApp.Patience);
        Assert.Equal(2, group.History().Count(m => m.FromBot && m.Text is not null));
    }

    private static Task WaitedAsync(RunningApp app, AutoRule rule, TimeSpan by) => app.Storage.WriteAsync(null, async db =>
    {
        var since = DateTimeOffset.UtcNow - by;
        await db.Conversations.ExecuteUpdateAsync(c => c.SetProperty(x => x.WaitingSince, since));
        await db.AutoRules.Where(r => r.Id == rule.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.ChangedAt, since - by));
        db.AfterCommit(() => app.Service<Core.Events.EventBus>().Publish(new RulesChanged(WorkspaceId.Default)));
    });
}
