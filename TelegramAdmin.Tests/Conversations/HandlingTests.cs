using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

/// <summary>What a team does with whole conversations.</summary>
public sealed class HandlingTests
{
    private static readonly Actor Olga = new(1, "Olga");

    [Theory, OnBothDatabases]
    public async Task Close_ByTwoAtOnce_IsDoneOnce_AndTheNextMessageOpensItAgain(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("close_bot");
        var desk = await Desk.OpenAsync(app, bot);
        await desk.SendAsync("It is on its way.");

        var closings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ActAsync(app, desk, new HandlingAct.Close())));

        Assert.Equal(7, closings.Count(code => code == "already_closed"));
        Assert.Single(closings, code => code is null);
        Assert.Equal(ConversationState.Closed, (await desk.HeadAsync()).State);
        Assert.Single(await desk.ReadAsync(), m => m.Text == "Olga closed it");
        var question = await desk.Person.WaitForAsync(bot, m => m.ReplyMarkup is not null, RunningApp.Patience);
        Assert.StartsWith("How was it?", question.Text, StringComparison.Ordinal);

        desk.Person.SendText(bot, "one more thing");
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { State: ConversationState.Open, UnreadCount: 1, ClosedAt: null }, "it opens again");
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(2, await db.ConversationVisits.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Snooze_EndsAtItsTime_OrWhenThePersonWrites(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("snooze_bot");
        var (timed, awoken) = (await Desk.OpenAsync(app, bot, "Ana"), await Desk.OpenAsync(app, bot, "Ben"));

        Assert.Equal("snooze_is_past", await ActAsync(app, timed, new HandlingAct.Snooze(DateTimeOffset.UtcNow.AddMinutes(-1))));
        Assert.Null(await ActAsync(app, timed, new HandlingAct.Snooze(DateTimeOffset.UtcNow.AddMilliseconds(300))));
        Assert.Null(await ActAsync(app, awoken, new HandlingAct.Snooze(DateTimeOffset.UtcNow.AddDays(1))));
        Assert.Equal(0, await app.Service<ConversationList>().CountOpenAsync(WorkspaceId.Default));
        awoken.Person.SendText(bot, "are you there?");

        await Eventually.TrueAsync(async () => (await awoken.HeadAsync()).State == ConversationState.Open, "who writes is heard");
        await Eventually.TrueAsync(async () =>
        {
            await app.Service<JobRunner>().RunAsync("wake-snoozed");
            return await timed.HeadAsync() is { State: ConversationState.Open, UnreadCount: > 0, SnoozedUntil: null };
        }, "the snooze ends");
    }

    [Theory, OnBothDatabases]
    public async Task Many_ThatAFilterMatches_AreLabelledAssignedAndClosed_AndFoundByIt(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("many_bot");
        var nora = await StaffAsync(app, "Nora");
        foreach (var person in app.Sandbox.World.AddAudience(bot, 130))
            person.SendText(bot, "hello");
        var list = app.Service<ConversationList>();
        await Eventually.TrueAsync(async () => await list.CountOpenAsync(WorkspaceId.Default) == 130, "all wrote");
        var label = (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "spring")).Value;
        var many = app.Service<HandleMany>();

        Assert.Equal(130, await many.RunAsync(WorkspaceId.Default, new ConversationFilter(), new HandlingAct.PutLabel(label.Id), Olga));
        Assert.Equal(130, await many.RunAsync(WorkspaceId.Default, new ConversationFilter { Label = label.Id }, new HandlingAct.Assign(nora), Olga));
        Assert.Equal(0, await list.CountAsync(WorkspaceId.Default, new ConversationFilter { IsUnassigned = true }));
        Assert.Equal(130, await list.CountAsync(WorkspaceId.Default, new ConversationFilter { Assignee = nora, IsWaiting = true }));
        Assert.Equal(0, await many.RunAsync(WorkspaceId.Default, new ConversationFilter(), new HandlingAct.Assign(987), Olga));
        Assert.Equal(130, await many.RunAsync(WorkspaceId.Default, new ConversationFilter(), new HandlingAct.Close(), Olga));
        Assert.Equal(130, await list.CountAsync(WorkspaceId.Default, new ConversationFilter { State = ConversationState.Closed }));
        Assert.Equal("label_exists", (await app.Service<LabelBook>().RenameAsync(WorkspaceId.Default, (await app.Service<LabelBook>().AddAsync(WorkspaceId.Default, "autumn")).Value.Id, "SPRING")).Failure?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Note_NamesAColleague_AndNeverLeavesForTelegram(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("note_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var (ann, marie) = (await StaffAsync(app, "Ann"), await StaffAsync(app, "Ann Marie"));

        var note = await app.Service<WriteNote>().RunAsync(WorkspaceId.Default, desk.Conversation, "look at this, @ann marie", Olga);
        await desk.SendAsync("One moment.");
        await desk.Person.WaitForAsync(bot, m => m.Text == "One moment.", RunningApp.Patience);

        Assert.DoesNotContain(desk.Person.History(bot), m => m.Text?.Contains("look at", StringComparison.Ordinal) == true);
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(marie, (await db.NoteMentions.SingleAsync()).AdminId);
        Assert.NotEqual(ann, marie);
        Assert.Equal(MessageKind.Note, (await desk.ReadAsync(note.Value)).Kind);
        Assert.Equal("message_not_ours", (await desk.Change.EditAsync(WorkspaceId.Default, note.Value, "for you")).Failure?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatAColleagueWasFasterWith_WaitsForALook_AndItsButtonReachesTheTeam(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("button_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var seen = (await desk.ReadAsync())[^1].Id;
        var draft = new ReplyDraft(1, "Olga", "Shall we?") { SeenUpTo = seen, Buttons = [[new("Keep the credits"), new("Terms", "https://example.com/terms")]] };
        await app.Service<SendReply>().RunAsync(WorkspaceId.Default, desk.Conversation, new ReplyDraft(2, "Ilya", "I am on it."));

        var refused = await app.Service<SendReply>().RunAsync(WorkspaceId.Default, desk.Conversation, draft);
        Assert.Equal(("answered_meanwhile", true), (refused.Failure?.Code, refused.Failure?.Message.StartsWith("Ilya answered", StringComparison.Ordinal)));
        Assert.Null((await app.Service<SendReply>().RunAsync(WorkspaceId.Default, desk.Conversation, draft with { SeenUpTo = null })).Failure);
        Assert.Null((await desk.HeadAsync()).WaitingSince);

        await desk.Person.WaitForAsync(bot, m => m.Text == "Shall we?", RunningApp.Patience);
        var answer = await desk.Person.PressAsync(bot, "Keep the credits");
        Assert.Equal("The team sees it", answer?.Text);
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { UnreadCount: 1, WaitingSince: not null }, "a pressed button is a word to the team");
    }

    private static async Task<long> StaffAsync(RunningApp app, string name) =>
        (await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, name, $"{Guid.NewGuid():N}@example.com", "violet anchor 27", AdminRole.Operator)).Value.Id;

    private static async Task<string?> ActAsync(RunningApp app, Desk desk, HandlingAct act) =>
        (await app.Service<HandleConversation>().RunAsync(WorkspaceId.Default, desk.Conversation, act, Olga)).Failure?.Code;
}
