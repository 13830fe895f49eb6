using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

public sealed class ReplyTests
{
    private static ReplyFile Coast => Desk.File("coast.jpg", "image/jpeg", Desk.Sample("coast.jpg"));

    private static ReplyFile Book => Desk.File("book.jpg", "image/jpeg", Desk.Sample("book.jpg"));

    private static ReplyFile Street => Desk.File("street.jpg", "image/jpeg", Desk.Sample("street.jpg"));

    private static ReplyFile Pdf => Desk.File("test.pdf", "application/pdf", Desk.Sample("placement-test.pdf"));

    [Theory, OnBothDatabases]
    public async Task Reply_OfEveryShape_ArrivesAsItsKindAndEveryMessageHasItsOwnTelegramId(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("shapes_bot");
        var ana = app.Sandbox.World.AddPerson("Ana");
        var question = ana.SendText(bot, "what is <b>it</b>?");
        var desk = await Desk.OpenAsync(app, bot, ana);

        await desk.SendAsync("this & <b>that</b>", replyTo: question.Id);
        await desk.SendAsync("", [Coast]);
        await desk.SendAsync("three views", [Coast, Book, Street]);
        await desk.SendAsync("the test", [Pdf]);
        var last = await desk.SendAsync("mixed", [Book, Pdf, Street]);
        await desk.UntilAsync(last, DeliveryState.Sent);

        var ours = (await desk.ReadAsync()).Where(m => m.Author == MessageAuthor.Operator).ToList();
        Assert.All(ours, m => Assert.Equal((DeliveryState.Sent, null, "Olga"), (m.Delivery, m.Error, m.AuthorName)));
        Assert.Equal(ours.Count, ours.Select(m => m.TelegramMessageId!.Value).Distinct().Count());
        Assert.All(ours, m => Assert.Equal(m.Text, desk.OnPhone(m.TelegramMessageId).Text ?? ""));
        var phone = ana.History(bot).Where(m => m.FromBot).ToList();
        Assert.Equal([null, "photo", "photo", "photo", "photo", "document", "photo", "photo", "document"], phone.Select(m => m.Kind));
        Assert.Equal(["this & <b>that</b>", "", "three views", "", "", "the test", "mixed", "", ""], phone.Select(m => m.Text ?? ""));
        Assert.Equal(phone.Select(m => (long?)m.Id), ours.Select(m => m.TelegramMessageId));
        Assert.Equal(question.Id, phone[0].ReplyToId);
        Assert.Equal("what is <b>it</b>?", ours[0].Quote);
        Assert.Equal(3, phone.Count(m => m.AlbumId is { } album && album == phone[2].AlbumId));
        Assert.Equal(3, ours.Count(m => m.AlbumId is { } album && album == ours[2].AlbumId));
        Assert.Equal(Desk.Sample("placement-test.pdf").Length, phone[5].Media!.Size);
        Assert.Equal("test.pdf", phone[5].Media!.Name);
        Assert.Equal(0, app.Sandbox.World.Counters.Violations);
    }

    [Theory, OnBothDatabases]
    public async Task Change_OfASentReply_ReachesThePhoneAndOfADeletedOneIsRefused(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("change_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var text = await desk.UntilAsync(await desk.SendAsync("frist"), DeliveryState.Sent);
        var photo = await desk.UntilAsync(await desk.SendAsync("a coats", [Coast]), DeliveryState.Sent);

        Assert.Null((await desk.Change.EditAsync(WorkspaceId.Default, text.Id, "first")).Failure);
        Assert.Null((await desk.Change.EditAsync(WorkspaceId.Default, photo.Id, "a coast")).Failure);
        await Eventually.TrueAsync(() => desk.OnPhone(text.TelegramMessageId).Text == "first", "the text is changed on the phone");
        await Eventually.TrueAsync(() => desk.OnPhone(photo.TelegramMessageId).Text == "a coast", "the caption is changed on the phone");
        Assert.Equal("photo", desk.OnPhone(photo.TelegramMessageId).Kind);
        Assert.Equal("frist", Assert.Single(await app.Service<ConversationReader>().ReadRevisionsAsync(WorkspaceId.Default, text.Id)).Text);
        Assert.Equal("a coast", (await desk.HeadAsync()).Preview);
        Assert.Equal("message_empty", (await desk.Change.EditAsync(WorkspaceId.Default, text.Id, " ")).Failure?.Code);
        Assert.Equal("message_too_long", (await desk.Change.EditAsync(WorkspaceId.Default, text.Id, new string('x', 4097))).Failure?.Code);
        Assert.Equal("message_too_long", (await desk.Change.EditAsync(WorkspaceId.Default, photo.Id, new string('x', 1025))).Failure?.Code);

        Assert.Null((await desk.Change.DeleteAsync(WorkspaceId.Default, text.Id)).Failure);
        await Eventually.TrueAsync(async () => (await desk.ReadAsync(text.Id)).DeletedAt is not null, "it is known to be deleted");
        Assert.True(desk.OnPhone(text.TelegramMessageId).IsDeleted);
        Assert.Equal("message_not_ours", (await desk.Change.EditAsync(WorkspaceId.Default, text.Id, "again")).Failure?.Code);
        Assert.Equal("message_not_ours", (await desk.Change.DeleteAsync(WorkspaceId.Default, text.Id)).Failure?.Code);
        var theirs = (await desk.ReadAsync())[0];
        Assert.Equal("message_not_ours", (await desk.Change.EditAsync(WorkspaceId.Default, theirs.Id, "not mine")).Failure?.Code);
        Assert.Equal("message_not_found", (await desk.Change.EditAsync(WorkspaceId.Default, 999_999, "nothing")).Failure?.Code);
        Assert.Equal("first", (await desk.ReadAsync(text.Id)).Text);
    }

    [Theory, OnBothDatabases]
    public async Task FailedAlbum_OnceThePersonIsBack_IsSentAgainWithItsFiles(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("again_bot");
        var desk = await Desk.OpenAsync(app, bot);
        desk.Person.Block(bot);
        var last = await desk.SendAsync("views", [Coast, Book, Street]);
        var failed = await desk.UntilAsync(last, DeliveryState.Failed);
        Assert.Contains("blocked", failed.Error, StringComparison.Ordinal);
        Assert.Equal("message_not_ours", (await desk.Change.EditAsync(WorkspaceId.Default, last, "other")).Failure?.Code);
        Assert.Equal("message_not_found", (await desk.Change.BelieveSentAsync(WorkspaceId.Default, last)).Failure?.Code);

        desk.Person.Unblock(bot);
        Assert.Null((await desk.Change.SendAgainAsync(WorkspaceId.Default, last)).Failure);
        await desk.UntilAsync(last, DeliveryState.Sent);

        var album = (await desk.ReadAsync()).Where(m => m.AlbumId == failed.AlbumId).ToList();
        Assert.Equal(3, album.Select(m => m.TelegramMessageId).OfType<long>().Distinct().Count());
        Assert.All(album, m => Assert.Equal((DeliveryState.Sent, null), (m.Delivery, m.Error)));
        Assert.Equal([Coast.Size, Book.Size, Street.Size], album.Select(m => desk.OnPhone(m.TelegramMessageId).Media!.Size!.Value));
        Assert.Equal("message_not_found", (await desk.Change.SendAgainAsync(WorkspaceId.Default, last)).Failure?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task LostAnswer_OfAReply_WaitsForSomebodyWhoBelievesItOrSendsItAgain(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("doubt_bot");
        var desk = await Desk.OpenAsync(app, bot);
        app.Sandbox.World.Faults = new FaultSettings { LoseAnswerRate = 1 };
        var believed = await desk.SendAsync("believed");
        var repeated = await desk.SendAsync("repeated", [Coast]);
        await desk.UntilAsync(believed, DeliveryState.Unknown);
        await desk.UntilAsync(repeated, DeliveryState.Unknown);
        app.Sandbox.World.Faults = new FaultSettings();

        Assert.Null((await desk.Change.BelieveSentAsync(WorkspaceId.Default, believed)).Failure);
        Assert.Null((await desk.Change.SendAgainAsync(WorkspaceId.Default, repeated)).Failure);
        var sent = await desk.UntilAsync(repeated, DeliveryState.Sent);

        Assert.Equal(["believed", "repeated", "repeated"], desk.Person.Received(bot));
        Assert.Equal("photo", desk.OnPhone(sent.TelegramMessageId).Kind);
        Assert.Equal((DeliveryState.Sent, null), ((await desk.ReadAsync(believed)).Delivery, (await desk.ReadAsync(believed)).Error));
        Assert.Equal("message_not_found", (await desk.Change.BelieveSentAsync(WorkspaceId.Default, believed)).Failure?.Code);
    }

    [Theory, OnBothDatabases]
    public async Task Reply_ThatTelegramWouldNotTake_IsRefusedWithItsCodeAndLeavesNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("strict_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var small = Desk.File("a.txt", "text/plain", "a"u8.ToArray());
        var huge = new ReplyFile("film.zip", "application/zip", 51L * 1024 * 1024, () => throw new InvalidOperationException("It was read."));

        Assert.Equal("message_empty", (await desk.TrySendAsync(" \n")).Failure?.Code);
        Assert.Equal("message_too_long", (await desk.TrySendAsync(new string('x', 4097))).Failure?.Code);
        Assert.Equal("message_too_long", (await desk.TrySendAsync(new string('x', 1025), [small])).Failure?.Code);
        Assert.Equal("file_empty", (await desk.TrySendAsync("x", [small, Desk.File("b.txt", "text/plain", [])])).Failure?.Code);
        Assert.Equal("too_many_files", (await desk.TrySendAsync("x", [.. Enumerable.Repeat(small, 11)])).Failure?.Code);
        Assert.Equal("file_too_large", (await desk.TrySendAsync("x", [small, huge])).Failure?.Code);
        var nowhere = await app.Service<SendReply>().RunAsync(WorkspaceId.Default, 999_999, new ReplyDraft(1, "Olga", "x") { Files = [small] });
        Assert.Equal("conversation_not_found", nowhere.Failure?.Code);

        Assert.Single(await desk.ReadAsync());
        await using (var db = app.Storage.ReadAll())
            Assert.False(await db.OutboxMessages.AnyAsync());
        Assert.Empty(StoredFiles(app));
        Assert.Equal(1, (await desk.HeadAsync()).UnreadCount);
        Assert.Null((await desk.TrySendAsync(new string('x', 4096))).Failure);
        var last = await desk.SendAsync(new string('y', 1024), [.. Enumerable.Repeat(small, 10)]);
        await desk.UntilAsync(last, DeliveryState.Sent);
        Assert.Equal(11, desk.Person.Received(bot).Count);
    }

    [Theory, OnBothDatabases]
    public async Task AnyWriting_OnceTheBotWasRemoved_IsRefusedAndChangesNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("gone_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var sent = await desk.UntilAsync(await desk.SendAsync("said"), DeliveryState.Sent);
        desk.Person.Block(bot);
        var failed = await desk.UntilAsync(await desk.SendAsync("missed"), DeliveryState.Failed);
        Assert.Null((await app.Service<ControlBot>().RemoveAsync(WorkspaceId.Default, new BotId(bot.Id))).Failure);

        Assert.Equal("bot_removed", (await desk.TrySendAsync("x", [Coast])).Failure?.Code);
        Assert.Equal("bot_removed", (await desk.Change.EditAsync(WorkspaceId.Default, sent.Id, "unsaid")).Failure?.Code);
        Assert.Equal("bot_removed", (await desk.Change.DeleteAsync(WorkspaceId.Default, sent.Id)).Failure?.Code);
        Assert.Equal("bot_removed", (await desk.Change.SendAgainAsync(WorkspaceId.Default, failed.Id)).Failure?.Code);

        Assert.Equal(("said", null), ((await desk.ReadAsync(sent.Id)).Text, (await desk.ReadAsync(sent.Id)).EditedAt));
        Assert.Equal(DeliveryState.Failed, (await desk.ReadAsync(failed.Id)).Delivery);
        Assert.Empty(StoredFiles(app));
        await using var db = app.Storage.ReadAll();
        Assert.Equal(2, await db.OutboxMessages.CountAsync());
    }

    private static IEnumerable<string> StoredFiles(RunningApp app) => new[] { "media", "spool" }
        .Select(folder => Path.Combine(app.Database.Folder, folder)).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
}
