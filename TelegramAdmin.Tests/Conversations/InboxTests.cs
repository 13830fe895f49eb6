using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Features.Conversations.List;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

/// <summary>What a team sees of its inbox, and what it does with many conversations at once.</summary>
public sealed class InboxTests
{
    [Theory, OnBothDatabases]
    public async Task EachView_ShowsWhatBelongsToIt_AndTheCountsAgree(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (nora, ilya) = (await HireAsync(app, "nora@example.com"), await HireAsync(app, "ilya@example.com"));
        var bot = await app.AddBotAsync("views_bot");
        var desks = new Dictionary<string, Desk>();
        foreach (var name in new[] { "Ana", "Ben", "Cleo", "Dan", "Eva", "Finn" })
            desks[name] = await Desk.OpenAsync(app, bot, name);
        await Eventually.TrueAsync(async () => await app.Service<ConversationList>().CountUnreadAsync(WorkspaceId.Default) == 6, "all are open");
        var payment = (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "payment")).Value.Id;
        await DoAsync("Ana", new HandlingAct.Assign(nora.AdminId));
        await DoAsync("Ana", new HandlingAct.SetPriority(ConversationPriority.High));
        await DoAsync("Ben", new HandlingAct.Assign(ilya.AdminId));
        await DoAsync("Ben", new HandlingAct.PutLabel(payment));
        await DoAsync("Cleo", new HandlingAct.PutLabel(payment));
        await DoAsync("Cleo", new HandlingAct.MarkRead());
        await DoAsync("Dan", new HandlingAct.Snooze(DateTimeOffset.UtcNow.AddHours(1)));
        await DoAsync("Eva", new HandlingAct.Close());
        await desks["Finn"].SendAsync("on it");

        Assert.Equal(["Ana", "Ben", "Cleo", "Finn"], await ShownAsync(new(null, false, false, null, null, null)));
        Assert.Equal(["Ana"], await ShownAsync(new("mine", false, false, null, null, null)));
        Assert.Equal(["Cleo", "Finn"], await ShownAsync(new("unassigned", false, false, null, null, null)));
        Assert.Equal(["Ana", "Ben", "Cleo"], await ShownAsync(new("waiting", false, false, null, null, null)));
        Assert.Equal(["Dan"], await ShownAsync(new("snoozed", false, false, null, null, null)));
        Assert.Equal(["Eva"], await ShownAsync(new("closed", false, false, null, null, null)));
        Assert.Equal(["Ana", "Ben", "Cleo", "Dan", "Eva", "Finn"], await ShownAsync(new(InboxQuery.All, false, false, null, null, null)));
        Assert.Equal(["Ana", "Ben"], await ShownAsync(new(null, true, false, null, null, null)));
        Assert.Equal(["Ana"], await ShownAsync(new(null, false, true, null, null, null)));
        Assert.Equal(["Ben", "Cleo"], await ShownAsync(new(null, false, false, null, payment, null)));
        Assert.Equal(["Cleo"], await ShownAsync(new("unassigned", false, false, new BotId(bot.Id), payment, "LEO")));
        Assert.Equal(new InboxCounts(4, 1, 2, 2), await app.Service<ConversationList>().ReadCountsAsync(WorkspaceId.Default, nora.AdminId!.Value));

        Task DoAsync(string name, HandlingAct act) => DoneAsync(app, desks[name], act, nora);

        async Task<IReadOnlyList<string>> ShownAsync(InboxQuery query)
        {
            var rows = (await app.Service<ConversationList>().ReadAsync(WorkspaceId.Default, query.For(nora.AdminId!.Value))).Rows;
            return [.. rows.Select(r => r.Title).Order(StringComparer.Ordinal)];
        }
    }

    [Theory, OnBothDatabases]
    public async Task Many_AreClosedAtOnce_AndWhatWasClosedIsLeftAsItIs(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var nora = await HireAsync(app, "nora@example.com");
        var bot = await app.AddBotAsync("many_bot");
        var people = app.Sandbox.World.AddAudience(bot, 130);
        foreach (var person in people)
            person.SendText(bot, "hello");
        var list = app.Service<ConversationList>();
        await Eventually.TrueAsync(async () => await list.CountOpenAsync(WorkspaceId.Default) == 130, "all are open");
        var rows = (await list.ReadAsync(WorkspaceId.Default, new ConversationFilter())).Rows;
        var many = app.Service<HandleMany>();

        Assert.Equal(3, await many.RunAsync(WorkspaceId.Default, [.. rows.Take(3).Select(r => r.Id)], new HandlingAct.Close(), nora));
        Assert.Equal(1, await many.RunAsync(WorkspaceId.Default, [.. rows.Skip(2).Take(2).Select(r => r.Id)], new HandlingAct.Close(), nora));
        var told = new List<int>();
        Assert.Equal(126, await many.RunAsync(WorkspaceId.Default, new ConversationFilter(), new HandlingAct.Close(), nora, new Told(told)));

        Assert.Equal([100, 126], told);
        Assert.Equal(0, await list.CountOpenAsync(WorkspaceId.Default));
        Assert.Equal(130, await list.CountAsync(WorkspaceId.Default, new ConversationFilter { State = ConversationState.Closed }));
        var twice = await app.Service<HandleConversation>().RunAsync(WorkspaceId.Default, rows[0].Id, new HandlingAct.Close(), nora);
        Assert.Equal("already_closed", twice.Failure?.Code);
        Assert.StartsWith(nora.Name, twice.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Views_ThatWereSaved_AreOnesOwnOrTheTeams_AndOthersCannotTouchMine(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (nora, ilya) = (await HireAsync(app, "nora@example.com"), await HireAsync(app, "ilya@example.com"));
        var filters = app.Service<SavedFilters>();
        var mine = (await filters.SaveAsync(WorkspaceId.Default, nora.AdminId, " Refunds ", "view=waiting&label=1")).Value;
        var teams = (await filters.SaveAsync(WorkspaceId.Default, null, "Urgent", "priority=high")).Value;
        await filters.SaveAsync(WorkspaceId.Default, nora.AdminId, "Refunds", "label=1");

        Assert.Equal([("Refunds", "label=1"), ("Urgent", "priority=high")], await OfAsync(nora));
        Assert.Equal([("Urgent", "priority=high")], await OfAsync(ilya));
        Assert.Equal("filter_not_found", (await filters.RenameAsync(WorkspaceId.Default, mine.Id, ilya.AdminId!.Value, "Taken")).Failure?.Code);
        await filters.RemoveAsync(WorkspaceId.Default, mine.Id, ilya.AdminId.Value);
        Assert.Equal("filter_name_invalid", (await filters.SaveAsync(WorkspaceId.Default, nora.AdminId, " ", "label=1")).Failure?.Code);
        Assert.Null((await filters.RenameAsync(WorkspaceId.Default, teams.Id, ilya.AdminId.Value, "High priority")).Failure);

        Assert.Equal([("High priority", "priority=high"), ("Refunds", "label=1")], await OfAsync(nora));

        async Task<IReadOnlyList<(string, string)>> OfAsync(Actor who) =>
            [.. (await filters.ReadAsync(WorkspaceId.Default, who.AdminId!.Value)).Select(f => (f.Name, f.Query))];
    }

    [Theory, OnBothDatabases]
    public async Task Reaction_OfTheTeam_AppearsOnThePhone_AndOneThatTelegramRefusesIsTakenBack(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("react_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var asked = await desk.RecordedAsync(desk.Person.SendText(bot, "Thank you"));
        var react = app.Service<ReactToMessage>();

        Assert.Null((await react.RunAsync(WorkspaceId.Default, asked.Id, "❤")).Failure);
        await Eventually.TrueAsync(() => desk.OnPhone(asked.TelegramMessageId).Reactions.ContainsKey("❤"), "the heart is on the phone");
        Assert.Equal("❤", (await desk.ReadAsync(asked.Id)).OurReaction);
        Assert.Null((await react.RunAsync(WorkspaceId.Default, asked.Id, null)).Failure);
        await Eventually.TrueAsync(() => desk.OnPhone(asked.TelegramMessageId).Reactions.Count == 0, "it is taken off");
        Assert.Equal("reaction_unknown", (await react.RunAsync(WorkspaceId.Default, asked.Id, "🧾")).Failure?.Code);
        Assert.Equal("message_not_found", (await react.RunAsync(WorkspaceId.Default, 999_999, "❤")).Failure?.Code);

        desk.Person.Delete(bot, (int)asked.TelegramMessageId!.Value); // Bots are not told of that.
        Assert.Null((await react.RunAsync(WorkspaceId.Default, asked.Id, "👍")).Failure);
        await Eventually.TrueAsync(async () => (await desk.ReadAsync(asked.Id)).Error is not null, "the refusal is known");
        var after = await desk.ReadAsync(asked.Id);
        Assert.Equal((null, null), (after.OurReaction, after.Delivery));
        Assert.Contains("reaction", after.Error, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatWaitsForItsTime_IsKnownWithIt_AndCanBeCalledBack(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("later_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var at = DateTimeOffset.UtcNow.AddHours(3);
        var sent = await app.Service<SendReply>().RunAsync(WorkspaceId.Default, desk.Conversation, new ReplyDraft(1, "Olga", "good morning") { SendAt = at });

        var waiting = await desk.ReadAsync(sent.Value);
        Assert.Equal(DeliveryState.Scheduled, waiting.Delivery);
        var times = await app.Service<ConversationReader>().ReadSendTimesAsync(WorkspaceId.Default, [waiting.OutboxId!.Value]);
        Assert.Equal(at, times[waiting.OutboxId.Value], TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await app.Service<CancelMessages>().RunAsync(WorkspaceId.Default, [waiting.OutboxId.Value]));

        Assert.Equal(DeliveryState.Cancelled, (await desk.ReadAsync(sent.Value)).Delivery);
        Assert.Empty(desk.Person.Received(bot));
    }

    [Theory, OnBothDatabases]
    public async Task Language_ThatTheTeamChose_GoesBeforeWhatTelegramTells(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("language_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var choose = app.Service<ChooseLanguage>();

        Assert.True(await choose.RunAsync(WorkspaceId.Default, new BotId(bot.Id), desk.Person.Id, "es"));
        desk.Person.SendText(bot, "hola"); // Telegram goes on telling its own.
        await Eventually.TrueAsync(async () => (await desk.ReadAsync()).Count(m => m.Author == MessageAuthor.Person) == 2, "it is recorded");
        Assert.Equal("es", (await FactsAsync()).Person!.Language);
        Assert.True(await choose.RunAsync(WorkspaceId.Default, new BotId(bot.Id), desk.Person.Id, null));

        Assert.Equal((await FactsAsync()).Person!.LanguageCode, (await FactsAsync()).Person!.Language);
        Assert.False(await choose.RunAsync(WorkspaceId.Default, new BotId(bot.Id), 42, "es"));

        async Task<ConversationFacts> FactsAsync() => (await app.Service<ConversationReader>().ReadFactsAsync(WorkspaceId.Default, desk.Conversation))!;
    }

    private static async Task<Actor> HireAsync(RunningApp app, string email)
    {
        var made = await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, email.Split('@')[0], email, StaffedApp.Password, AdminRole.Operator);
        Assert.Null(made.Failure);
        return new Actor(made.Value.Id, made.Value.Name);
    }

    private static async Task DoneAsync(RunningApp app, Desk desk, HandlingAct act, Actor by) =>
        Assert.Null((await app.Service<HandleConversation>().RunAsync(WorkspaceId.Default, desk.Conversation, act, by)).Failure);

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
