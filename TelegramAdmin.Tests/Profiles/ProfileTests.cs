using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Profiles.Reading;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Timeline;
using TelegramAdmin.Core.Profiles.Writing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Audiences;
using TelegramAdmin.Tests.Credits;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Profiles;

/// <summary>One person: tags, notes, joined accounts, the timeline, and writing first.</summary>
public sealed class ProfileTests
{
    [Theory, OnBothDatabases]
    public async Task TheTimeline_TellsEverythingOnce_InTheOrderOfTime_WhateverThePage(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        await crowd.GiveAsync("Ana", 40);
        await app.AddPaymentAsync(crowd.Alpha, crowd["Ana"].Id, PaymentState.Granted);
        var (category, _) = await crowd.CampaignAsync(left: "Dan", pressed: "Ben", reached: "Ana");
        await app.Storage.WriteAsync(WorkspaceId.Default, db => Task.FromResult(db.OptOuts.Add(new OptOut
        {
            WorkspaceId = WorkspaceId.Default, TelegramUserId = crowd["Ana"].Id, CategoryId = long.Parse(category, CultureInfo.InvariantCulture), At = DateTimeOffset.UtcNow,
        })));
        Assert.Null((await app.Service<NoteBook>().AddAsync(WorkspaceId.Default, crowd["Ana"].Id, "Reads on the bus", Crowd.Olga)).Failure);
        Assert.Null((await app.Service<TagBook>().PutAsync(WorkspaceId.Default, crowd["Ana"].Id, "vip", Crowd.Olga)).Failure);
        await crowd.BanAsync("Ana");
        var timeline = app.Service<TimelineReader>();

        var whole = (await timeline.ReadAsync(WorkspaceId.Default, crowd["Ana"].Id)).Entries;
        var paged = new List<TimelineEntry>();
        for (TimelineCursor? at = null; ;)
        {
            var page = await timeline.ReadAsync(WorkspaceId.Default, crowd["Ana"].Id, at, size: 2);
            paged.AddRange(page.Entries);
            if (page.Next is null)
                break;
            at = TimelineCursor.Read(page.Next.ToString());
        }

        Assert.Equal(whole, paged);
        Assert.Equal(whole.Select(e => e.At).OrderDescending(), whole.Select(e => e.At));
        Assert.Equal(whole.Count, whole.DistinctBy(e => (e.Kind, e.Key)).Count());
        Assert.Equal(
            [TimelineKind.Met, TimelineKind.Message, TimelineKind.Event, TimelineKind.Ledger, TimelineKind.Payment, TimelineKind.Campaign, TimelineKind.OptOut, TimelineKind.Note, TimelineKind.Act],
            whole.Select(e => e.Kind).Distinct().Order());
        Assert.Contains(whole, e => e is { Title: "Banned", By: "Olga" });
        Assert.Contains(whole, e => e is { Kind: TimelineKind.Note, Text: "Reads on the bus", By: "Olga" });
        Assert.Equal(40, Assert.Single(whole, e => e.Kind == TimelineKind.Ledger).Credits);
        var team = (await timeline.ReadAsync(WorkspaceId.Default, crowd["Ana"].Id, kinds: [TimelineKind.Note, TimelineKind.Act])).Entries;
        Assert.All(team, e => Assert.True(e.Kind is TimelineKind.Note or TimelineKind.Act));
        Assert.Equal(whole.Count(e => e.Kind is TimelineKind.Note or TimelineKind.Act), team.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Tags_AreSpelledOneWay_AndNotes_SayWhoWroteThem_UntilTheyAreTakenAway(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (tags, notes) = (app.Service<TagBook>(), app.Service<NoteBook>());

        Assert.Equal("VIP", (await tags.PutAsync(WorkspaceId.Default, crowd["Ana"].Id, "VIP", Crowd.Olga)).Value);
        Assert.Equal("VIP", (await tags.PutAsync(WorkspaceId.Default, crowd["Ben"].Id, "vip ", Crowd.Olga)).Value);
        Assert.Equal("VIP", (await tags.PutAsync(WorkspaceId.Default, crowd["Ben"].Id, "vip", Crowd.Olga)).Value);
        Assert.Equal("tag_invalid", (await tags.PutAsync(WorkspaceId.Default, crowd["Ben"].Id, " ", Crowd.Olga)).Failure!.Code);
        Assert.Equal("user_not_found", (await tags.PutAsync(WorkspaceId.Default, 999, "vip", Crowd.Olga)).Failure!.Code);
        Assert.Equal(("VIP", 2), Assert.Single(await tags.NamesAsync(WorkspaceId.Default)));
        Assert.Equal("Olga", Assert.Single(await tags.ReadAsync(WorkspaceId.Default, [crowd["Ben"].Id])).By);
        Assert.True(await tags.TakeAsync(WorkspaceId.Default, crowd["Ben"].Id, "VIP", Crowd.Olga));
        Assert.False(await tags.TakeAsync(WorkspaceId.Default, crowd["Ben"].Id, "VIP", Crowd.Olga));

        var note = (await notes.AddAsync(WorkspaceId.Default, crowd["Ana"].Id, "  Likes short answers ", Crowd.Olga)).Value;
        Assert.Equal("note_invalid", (await notes.AddAsync(WorkspaceId.Default, crowd["Ana"].Id, new string('x', PersonNote.LongestText + 1), Crowd.Olga)).Failure!.Code);
        Assert.Equal(("Likes short answers", "Olga"), (note.Text, note.By));
        var removed = await notes.RemoveAsync(WorkspaceId.Default, note.Id, Crowd.Olga);
        Assert.Empty(await notes.ReadAsync(WorkspaceId.Default, [crowd["Ana"].Id]));
        await notes.RestoreAsync(removed!, Crowd.Olga);
        Assert.Equal(note.At.UtcDateTime, Assert.Single(await notes.ReadAsync(WorkspaceId.Default, [crowd["Ana"].Id])).At.UtcDateTime, TimeSpan.FromMilliseconds(1));
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.DoesNotContain(await db.AuditEntries.Select(e => e.Details ?? "").ToListAsync(), d => d.Contains("short answers", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task TwoAccountsOfOneHuman_AreShownAsOne_AndTakenApartWhole(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        await crowd.GiveAsync("Ben", 7);
        var (links, profiles, timeline) = (app.Service<LinkPeople>(), app.Service<ProfileReader>(), app.Service<TimelineReader>());
        var (ana, ben, dan) = (crowd["Ana"].Id, crowd["Ben"].Id, crowd["Dan"].Id);
        var alone = (await timeline.ReadAsync(WorkspaceId.Default, ana)).Entries.Count;

        Assert.Equal("link_self", (await links.JoinAsync(WorkspaceId.Default, ana, ana, Crowd.Olga))!.Code);
        Assert.Equal("user_not_found", (await links.JoinAsync(WorkspaceId.Default, ana, 999, Crowd.Olga))!.Code);
        Assert.Null(await links.JoinAsync(WorkspaceId.Default, ana, ben, Crowd.Olga));
        Assert.Null(await links.JoinAsync(WorkspaceId.Default, dan, ben, Crowd.Olga));
        Assert.Equal("already_linked", (await links.JoinAsync(WorkspaceId.Default, dan, ana, Crowd.Olga))!.Code);
        foreach (var id in new[] { ana, ben, dan })
            Assert.Equal(new[] { ana, ben, dan }.Order(), (await links.AccountsAsync(WorkspaceId.Default, id)).Order());
        var profile = (await profiles.FindAsync(WorkspaceId.Default, ana, null))!;
        Assert.Equal([ben, dan], profile.Others.Select(o => o.TelegramUserId).Order());
        Assert.Contains((await timeline.ReadAsync(WorkspaceId.Default, ana)).Entries, e => e is { Kind: TimelineKind.Ledger, Credits: 7 });

        Assert.Equal(0, (await links.PartAsync(WorkspaceId.Default, ana, ben, Crowd.Olga)).Value);
        Assert.Equal(0, (await links.PartAsync(WorkspaceId.Default, ana, dan, Crowd.Olga)).Value);
        Assert.Equal("not_linked", (await links.PartAsync(WorkspaceId.Default, ana, dan, Crowd.Olga)).Failure!.Code);
        foreach (var id in new[] { ana, ben, dan })
            Assert.Equal([id], await links.AccountsAsync(WorkspaceId.Default, id));
        Assert.DoesNotContain((await timeline.ReadAsync(WorkspaceId.Default, ana)).Entries, e => e.Kind == TimelineKind.Ledger);
        Assert.True((await timeline.ReadAsync(WorkspaceId.Default, ana)).Entries.Count > alone);
    }

    [Theory, OnBothDatabases]
    public async Task WritingFirst_OpensAConversationWithABotThatReachesThem_AndTheMessageArrives(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var start = app.Service<StartConversation>();
        var (ben, beta) = (crowd["Ben"], new BotId(crowd.Beta.Id));
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.Conversations.Where(c => c.ChatId == ben.Id && c.BotId == beta).ExecuteDeleteAsync());

        var conversation = (await start.RunAsync(WorkspaceId.Default, ben.Id, beta)).Value;
        Assert.Equal(conversation, (await start.RunAsync(WorkspaceId.Default, ben.Id, beta)).Value);
        Assert.Null((await app.Service<SendReply>().RunAsync(WorkspaceId.Default, conversation, new ReplyDraft(null, "Olga", "We have news for you"))).Failure);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.Read(WorkspaceId.Default);
            return await db.ConversationMessages.AnyAsync(m => m.ConversationId == conversation && m.TelegramMessageId != null && m.Text == "We have news for you");
        }, "Ben gets what was written first");

        Assert.Equal("person_unreachable", (await start.RunAsync(WorkspaceId.Default, crowd["Cleo"].Id)).Failure!.Code);
        Assert.Equal("person_unreachable", (await start.RunAsync(WorkspaceId.Default, crowd["Ana"].Id, beta)).Failure!.Code);
        Assert.Equal("user_not_found", (await start.RunAsync(WorkspaceId.Default, 999)).Failure!.Code);
    }

    [Theory, OnBothDatabases]
    public async Task CreditsOfAJoinedAccount_GoToTheOneThatStandsForThePerson_AndBackAsFarAsTheyAreLeft(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (links, correct, accounts) = (app.Service<LinkPeople>(), app.Service<CorrectCredits>(), app.Service<AccountReader>());
        var (ana, ben) = (crowd["Ana"].Id, crowd["Ben"].Id);
        await crowd.GiveAsync("Ana", 5);
        await crowd.GiveAsync("Ben", 7);
        var ends = app.Service<TimeProvider>().GetUtcNow().AddDays(3);
        Assert.Null((await correct.RunAsync(WorkspaceId.Default, ben, new CreditCorrection(CorrectionKind.Add, 3, "for a while", "while") { ExpiresAt = ends }, null)).Failure);
        var before = await TotalsAsync();

        Assert.Null(await links.JoinAsync(WorkspaceId.Default, ana, ben, Crowd.Olga, bringsCredits: true));
        Assert.Equal((15L, 0L), (await BalanceAsync(ana), await BalanceAsync(ben)));
        var lot = Assert.Single((await accounts.ReadAsync(WorkspaceId.Default, ana)).EndingSoon);
        Assert.Equal(3, lot.Remaining);
        Assert.Equal(ends.UtcDateTime, lot.ExpiresAt.UtcDateTime, TimeSpan.FromSeconds(1));
        Assert.Equal("already_linked", (await links.JoinAsync(WorkspaceId.Default, ana, ben, Crowd.Olga, bringsCredits: true))!.Code);
        await app.Storage.AssertSoundAsync();

        Assert.Null((await correct.RunAsync(WorkspaceId.Default, ana, new CreditCorrection(CorrectionKind.Set, 8, "spent", "spent"), null)).Failure);
        Assert.Equal(8, (await links.PartAsync(WorkspaceId.Default, ana, ben, Crowd.Olga)).Value); // Ten came, eight are left.
        Assert.Equal((0L, 8L), (await BalanceAsync(ana), await BalanceAsync(ben)));
        Assert.Null(await links.JoinAsync(WorkspaceId.Default, ana, ben, Crowd.Olga));
        Assert.Equal(0, (await links.PartAsync(WorkspaceId.Default, ben, ana, Crowd.Olga)).Value); // None came this time.
        Assert.Equal((0L, 8L), (await BalanceAsync(ana), await BalanceAsync(ben)));

        await app.Storage.AssertSoundAsync();
        Assert.Equal(before, await TotalsAsync()); // Moving gives and spends nothing.
        await using var db = app.Storage.Read(WorkspaceId.Default);
        var moved = await db.CreditEntries.Where(e => e.Kind == EntryKind.Moved).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([-10, 10, -8, 8], moved.Select(e => e.Amount));
        Assert.DoesNotContain(moved, e => e.Source.Contains(ben.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Contains(await db.AuditEntries.Where(e => e.Action == "person.joined").Select(e => e.Details).ToListAsync(), d => d!.EndsWith("10 credits moved", StringComparison.Ordinal));

        async Task<long> BalanceAsync(long person) => (await accounts.ReadAsync(WorkspaceId.Default, person)).Balance;

        async Task<(long Granted, long Spent)> TotalsAsync()
        {
            await using var totals = app.Storage.Read(WorkspaceId.Default);
            return (await totals.CreditAccounts.SumAsync(a => a.Granted), await totals.CreditAccounts.SumAsync(a => a.Spent));
        }
    }

    [Theory, OnBothDatabases]
    public async Task RulesAndSuggestions_StandInTheTimeline_AndPageLikeTheRest(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var crowd = await Crowd.GatherAsync(app);
        var (ana, now) = (crowd["Ana"].Id, app.Service<TimeProvider>().GetUtcNow());
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            var talk = await db.Conversations.FirstAsync(c => c.ChatId == ana);
            var (said, waited) = (db.AutoRules.Add(Rule("Marks refunds", TriggerKind.Keywords)).Entity, db.AutoRules.Add(Rule("Says sorry", TriggerKind.NoAnswer)).Entity);
            await db.SaveChangesAsync();
            db.RuleFirings.AddRange(Firing(said.Id, talk.Id, now), Firing(waited.Id, talk.Id, now));
            db.AiAnswers.AddRange(Answer(talk.Id, 1, AiOutcome.Used, "You get it back"), Answer(talk.Id, 2, AiOutcome.Dismissed, "Ask your bank"), Answer(talk.Id, 3, AiOutcome.Asked, ""), Answer(talk.Id, 4, AiOutcome.Sent, "Yes"));
        });
        var timeline = app.Service<TimelineReader>();

        var told = (await timeline.ReadAsync(WorkspaceId.Default, ana, kinds: [TimelineKind.Rule, TimelineKind.Ai])).Entries;
        var first = await timeline.ReadAsync(WorkspaceId.Default, ana, kinds: [TimelineKind.Rule, TimelineKind.Ai], size: 1);
        var second = await timeline.ReadAsync(WorkspaceId.Default, ana, first.Next, [TimelineKind.Rule, TimelineKind.Ai], size: 1);

        Assert.Equal(["AI's suggestion was dismissed", "AI's suggestion was used", "A rule acted"], told.Select(e => e.Title));
        Assert.Equal(["Ask your bank", "You get it back", "Marks refunds"], told.Select(e => e.Text));
        Assert.Equal(told.Take(2), [.. first.Entries, .. second.Entries]);
        Assert.Empty((await timeline.ReadAsync(WorkspaceId.Default, crowd["Ben"].Id, kinds: [TimelineKind.Rule, TimelineKind.Ai])).Entries);

        AutoRule Rule(string name, TriggerKind kind) => new() { WorkspaceId = WorkspaceId.Default, Name = name, Position = 1, Trigger = RuleJson.Write(new RuleTrigger(kind)), Actions = "[]", CreatedAt = now, ChangedAt = now };

        static RuleFiring Firing(long rule, long talk, DateTimeOffset at) => new() { WorkspaceId = WorkspaceId.Default, RuleId = rule, ConversationId = talk, WaitingSince = at };

        AiAnswer Answer(long talk, long message, AiOutcome outcome, string words) =>
            new() { WorkspaceId = WorkspaceId.Default, ConversationId = talk, MessageId = message, Purpose = AiPurpose.Suggestion, Outcome = outcome, Model = "m", Question = "?", Answer = words, AskedAt = now.AddSeconds(message) };
    }
}
