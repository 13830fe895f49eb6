using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Filling;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.QuickReplies;

public sealed class UsingTests
{
    [Theory, OnBothDatabases]
    public async Task AReplyOfSeveralMessages_ArrivesFilledAndInOrder_AndCounts(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var shelf = new ReplyShelf(app);
        var bot = await app.AddBotAsync("quick_bot");
        var desk = await Desk.OpenAsync(app, bot, "Ana");
        var reply = await shelf.AddAsync("refund",
        [
            ReplyShelf.Says("Dear {first_name|friend} {last_name|}, {operator} of {bot_name} here."),
            new ReplyStep { Text = "{credits} credits, {tier|no tier}.", File = await shelf.KeepAsync("coast.jpg") },
            new ReplyStep { Text = "Anything else, {username}?", Buttons = [[new OperatorButton("Ask {operator}"), new OperatorButton("Read", "https://example.com/{first_name}")]] },
        ]);
        var draft = new ReplyDraft(ReplyShelf.Olga, "Olga & Co", "");

        var refused = await app.Service<SendQuickReply>().RunAsync(WorkspaceId.Default, desk.Conversation, reply, draft);
        Assert.Equal("quick_reply_variable_missing", refused.Failure?.Code);
        Assert.Contains("{username}", refused.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Person.History(bot), m => m.FromBot);

        var sent = await app.Service<SendQuickReply>().RunAsync(WorkspaceId.Default, desk.Conversation, reply, draft, new Dictionary<string, string> { ["username"] = "my dear" });
        Assert.Null(sent.Failure);
        await desk.UntilAsync(sent.Value, DeliveryState.Sent);
        var phone = desk.Person.History(bot).Where(m => m.FromBot).ToList();
        Assert.Equal(["Dear Ana , Olga & Co of quick_bot here.", "0 credits, no tier.", "Anything else, my dear?"], phone.Select(m => m.Text));
        Assert.Equal([null, "photo", null], phone.Select(m => m.Kind));
        Assert.Equal(Desk.Sample("coast.jpg").Length, phone[1].Media!.Size);
        Assert.Equal(["Ask Olga & Co", "Read"], phone[2].ButtonTexts);
        Assert.Equal("https://example.com/Ana", phone[2].ReplyMarkup!.Value.GetProperty("inline_keyboard")[0][1].GetProperty("url").GetString());
        Assert.Equal(0, app.Sandbox.World.Counters.Violations);

        await app.Service<CountReplyUse>().RunAsync(WorkspaceId.Default, reply.Id, ReplyShelf.Ivan);
        await app.Service<CountReplyUse>().RunAsync(WorkspaceId.Default, reply.Id, ReplyShelf.Ivan);
        await app.Service<CountReplyUse>().RunAsync(WorkspaceId.Default, 999, ReplyShelf.Ivan);
        var figures = await app.Service<QuickReplyFigures>().ReadAsync(WorkspaceId.Default, ReplyShelf.Ivan);
        Assert.Equal((3, 3), (figures.Total, figures.ByDay[^1].Count));
        Assert.Equal([new AdminUses(ReplyShelf.Ivan, 2), new AdminUses(ReplyShelf.Olga, 1)], figures.ByAdmin);
        Assert.Equal(new ReplyUses(reply.Id, "refund", "About refund", 3), Assert.Single(figures.ByReply));
        Assert.Equal(3, (await shelf.Book.FindAsync(WorkspaceId.Default, ReplyShelf.Olga, reply.Id))!.Uses);
        await shelf.Arrange.RemoveAsync(WorkspaceId.Default, [reply.Id]);
        Assert.Equal(0, (await app.Service<QuickReplyFigures>().ReadAsync(WorkspaceId.Default, ReplyShelf.Ivan)).Total);
    }

    [Fact]
    public async Task AReplyThatGrowsTooLong_OrAPersonWhoIsGone_SendsNothing()
    {
        await using var app = await RunningApp.StartAsync();
        var shelf = new ReplyShelf(app);
        var bot = await app.AddBotAsync("long_bot");
        var desk = await Desk.OpenAsync(app, bot, new string('A', 60));
        var reply = await shelf.AddAsync("long", [ReplyShelf.Says("first"), ReplyShelf.Says("{first_name}" + new string('x', 4080))]);
        var draft = new ReplyDraft(ReplyShelf.Olga, "Olga", "");

        Assert.Equal("quick_reply_step_too_long", (await app.Service<SendQuickReply>().RunAsync(WorkspaceId.Default, desk.Conversation, reply, draft)).Failure?.Code);
        Assert.Equal("conversation_not_found", (await app.Service<SendQuickReply>().RunAsync(WorkspaceId.Default, 999, reply, draft)).Failure?.Code);

        Assert.DoesNotContain(await desk.ReadAsync(), m => m.Author == MessageAuthor.Operator);
        Assert.Equal(0, (await shelf.Book.FindAsync(WorkspaceId.Default, ReplyShelf.Olga, reply.Id))!.Uses);
    }
}
