using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

/// <summary>Conversations outside of private chats: groups, topics of forums, and the chats of business accounts.</summary>
public sealed class PlacesTests
{
    [Theory, OnBothDatabases]
    public async Task Group_WhatIsForTheBotOpensAConversation_TheRestStaysTheirs(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("helper_bot");
        var (ana, ben) = (app.Sandbox.World.AddPerson("Ana"), app.Sandbox.World.AddPerson("Ben"));
        var group = app.Sandbox.World.AddGroup("Book club", isForum: false, [bot], [ana, ben]);

        ana.SendText(group, "good morning everybody");
        ana.SendText(group, "@helper_bot when do you open?");
        var first = await FindAsync(app, c => c.Kind == ConversationKind.Group && c.UnreadCount == 1);
        ben.SendText(group, "I would like to know, too");
        ben.React(group, group.History().Single(m => m.Text?.Contains("open", StringComparison.Ordinal) == true).Id, "👍");
        await Eventually.TrueAsync(async () => (await ReadAsync(app, first.Id)).Count == 2, "what follows while it is open is kept");
        var messages = await ReadAsync(app, first.Id);

        Assert.Equal("Book club", first.Title);
        Assert.Equal(["Ana", "Ben"], messages.Select(m => m.AuthorName));
        await Eventually.TrueAsync(async () => (await ReadAsync(app, first.Id))[0].TheirReactions == "👍", "the reaction shows");
        Assert.Equal(1, (await app.Service<ConversationList>().FindAsync(WorkspaceId.Default, first.Id))!.UnreadCount);

        var sent = await app.Service<SendReply>().RunAsync(WorkspaceId.Default, first.Id, new ReplyDraft(1, "Olga", "At nine.") { ReplyToTelegramId = messages[0].TelegramMessageId });
        Assert.Null(sent.Failure);
        var shown = await group.WaitForAsync(m => m.Text == "At nine.", RunningApp.Patience);
        Assert.Equal(messages[0].TelegramMessageId, shown.ReplyToId);
        var person = ana.SendText(group, "thank you", replyTo: shown.Id);
        await Eventually.TrueAsync(async () => (await ReadAsync(app, first.Id)).Any(m => m.TelegramMessageId == person.Id && m.Quote == "At nine."), "an answer to the bot is for the bot");
    }

    [Theory, OnBothDatabases]
    public async Task ForumTopics_AreConversationsOfTheirOwn_AndAnswersStayInTheirTopic(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("forum_bot");
        var ana = app.Sandbox.World.AddPerson("Ana");
        var group = app.Sandbox.World.AddForumGroup("Courses", [bot], [ana]);
        var (spanish, german) = (group.AddTopic("Spanish"), group.AddTopic("German"));

        ana.SendText(Place.ToGroup(group, spanish), "/help");
        ana.SendText(Place.ToGroup(group, spanish), "@forum_bot a question");
        ana.SendText(Place.ToGroup(group, german), "@forum_bot another one");
        var one = await FindAsync(app, c => c.Title == "Courses › Spanish" && c.UnreadCount == 1);
        var two = await FindAsync(app, c => c.Title == "Courses › German" && c.UnreadCount == 1);
        Assert.NotEqual(one.Id, two.Id);

        await app.Service<SendReply>().RunAsync(WorkspaceId.Default, two.Id, new ReplyDraft(1, "Olga", "Gern."));
        var shown = await group.WaitForAsync(m => m.Text == "Gern.", RunningApp.Patience);
        Assert.Equal(german, shown.TopicId);
    }

    [Theory, OnBothDatabases]
    public async Task Group_ThatTheWorkspaceWantsNothingOf_LeavesNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("quiet_bot");
        var ana = app.Sandbox.World.AddPerson("Ana");
        var group = app.Sandbox.World.AddGroup("Family", isForum: false, [bot], [ana]);
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, InboxSettings.Groups, GroupMode.Off);

        ana.SendText(group, "@quiet_bot hello");
        ana.SendText(bot, "in private");

        await FindAsync(app, c => c.Kind == ConversationKind.Private);
        await using var db = app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(1, await db.Conversations.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task BusinessAccount_TheTeamAnswersAsIt_AndWhatTheOwnerWritesCountsAsAnswered(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("business_bot");
        var (owner, customer) = (app.Sandbox.World.AddPerson("Olivia"), app.Sandbox.World.AddPerson("Carl"));
        var business = owner.ConnectBusiness(bot);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.Read(WorkspaceId.Default);
            return await db.BusinessAccounts.AnyAsync(a => a.CanReply);
        }, "the account is connected");

        var question = customer.SendText(business, "Is the blue one left?");
        var conversation = await FindAsync(app, c => c.Kind == ConversationKind.Business && c.UnreadCount == 1);
        Assert.Equal("Carl", conversation.Title);
        var sent = await app.Service<SendReply>().RunAsync(WorkspaceId.Default, conversation.Id, new ReplyDraft(1, "Olga", "One is left."));
        var shown = await customer.WaitForAsync(business, m => m.Text == "One is left.", RunningApp.Patience);
        Assert.Equal(owner.Id, shown.FromId);
        await Eventually.TrueAsync(async () => (await ReadAsync(app, conversation.Id)).Single(m => m.Id == sent.Value).Delivery == DeliveryState.Sent, "it is sent");

        customer.Edit(business, question.Id, "Is the green one left?");
        business.Write(customer, "Both are.");
        await Eventually.TrueAsync(async () => (await ReadAsync(app, conversation.Id)).Count == 3, "the owner's own words stand there, the bot's not twice");
        var messages = await ReadAsync(app, conversation.Id);
        Assert.Equal("Is the green one left?", messages[0].Text);
        Assert.Equal((MessageAuthor.Operator, "Olivia"), (messages[2].Author, messages[2].AuthorName));
        Assert.Null((await app.Service<ConversationList>().FindAsync(WorkspaceId.Default, conversation.Id))!.WaitingSince);

        Assert.True((await app.Service<ChangeReply>().DeleteAsync(WorkspaceId.Default, sent.Value)).IsOk);
        await customer.WaitForAsync(business, m => m.Text == "One is left." && m.IsDeleted, RunningApp.Patience);
        business.Delete(customer, question.Id);
        await Eventually.TrueAsync(async () => (await ReadAsync(app, conversation.Id)).Count(m => m.DeletedAt is not null) == 2, "both deletions show");

        business.Change(isEnabled: true, canReply: false);
        await Eventually.TrueAsync(async () =>
            (await app.Service<SendReply>().RunAsync(WorkspaceId.Default, conversation.Id, new ReplyDraft(1, "Olga", "Still there?"))).Failure?.Code == "business_is_off", "the owner took the right away");
    }

    private static async Task<Conversation> FindAsync(RunningApp app, Func<Conversation, bool> wanted)
    {
        Conversation? found = null;
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.Read(WorkspaceId.Default);
            return (found = (await db.Conversations.ToListAsync()).Find(c => wanted(c))) is not null;
        }, "the conversation is there");
        return found!;
    }

    private static async Task<IReadOnlyList<ConversationMessage>> ReadAsync(RunningApp app, long conversation) =>
        (await app.Service<ConversationReader>().ReadAsync(WorkspaceId.Default, conversation)).Messages;
}
