using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations;

public sealed class RecordingTests
{
    [Theory, OnBothDatabases]
    public async Task Person_SendingEveryKind_IsRecordedWithAllThatItCarries(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("kinds_bot");
        var ana = app.Sandbox.World.AddPerson("Ana", "Lima");
        var first = ana.SendText(bot, "so bold of you", [new TextEntity("bold", 3, 4)]);
        var desk = await Desk.OpenAsync(app, bot, ana);

        var text = await desk.RecordedAsync(first);
        Assert.Equal((MessageKind.Text, "so bold of you", MessageAuthor.Person), (text.Kind, text.Text, text.Author));
        Assert.Contains("\"bold\"", text.Entities, StringComparison.Ordinal);
        Assert.Null(text.Delivery);

        var photo = await desk.RecordedAsync(ana.SendPhoto(bot, "the form"));
        Assert.Equal((MessageKind.Photo, "the form"), (photo.Kind, photo.Text));
        Assert.Equal("image/jpeg", MediaOf(photo).MimeType);
        Assert.True(MediaOf(photo) is { FileId: not null, FileUniqueId: not null, Width: > 0, Height: > 0 });

        var document = await desk.RecordedAsync(ana.SendDocument(bot, "please", "x,y"u8.ToArray(), "table.csv"));
        Assert.Equal((MessageKind.Document, "please", "table.csv", 3L), (document.Kind, document.Text, MediaOf(document).FileName, MediaOf(document).FileSize));
        var voice = await desk.RecordedAsync(ana.SendVoice(bot));
        Assert.Equal((MessageKind.Voice, "audio/ogg", true), (voice.Kind, MediaOf(voice).MimeType, MediaOf(voice).Duration > 0));
        var video = await desk.RecordedAsync(ana.SendVideo(bot, "look"));
        Assert.Equal((MessageKind.Video, "look", "video/mp4"), (video.Kind, video.Text, MediaOf(video).MimeType));
        var sticker = await desk.RecordedAsync(ana.SendSticker(bot, "🎉"));
        Assert.Equal((MessageKind.Sticker, "🎉"), (sticker.Kind, MediaOf(sticker).Emoji));
        var place = await desk.RecordedAsync(ana.SendLocation(bot, 10.5, -20.25));
        Assert.Equal((MessageKind.Location, 10.5, -20.25), (place.Kind, MediaOf(place).Latitude, MediaOf(place).Longitude));
        var contact = await desk.RecordedAsync(ana.SendContact(bot, "+15550100077"));
        Assert.Equal((MessageKind.Contact, "Ana Lima"), (contact.Kind, MediaOf(contact).Title));
        Assert.Contains("15550100077", MediaOf(contact).PhoneNumber, StringComparison.Ordinal);

        var album = new List<ConversationMessage>();
        foreach (var picture in ana.SendAlbum(bot, "three of them"))
            album.Add(await desk.RecordedAsync(picture));
        Assert.All(album, picture => Assert.Equal(MessageKind.Photo, picture.Kind));
        Assert.NotNull(Assert.Single(album.Select(p => p.AlbumId).Distinct()));
        Assert.Equal(["three of them", "", ""], album.Select(p => p.Text));

        var reply = await desk.RecordedAsync(ana.SendText(bot, "that one", replyTo: first.Id, quote: "bold"));
        Assert.Equal((first.Id, "bold"), (reply.ReplyToTelegramId, reply.Quote));
        var whole = await desk.RecordedAsync(ana.SendText(bot, "and all of it", replyTo: first.Id));
        Assert.Equal((first.Id, "so bold of you"), (whole.ReplyToTelegramId, whole.Quote));
        Assert.Equal(13, (await desk.HeadAsync()).UnreadCount);
    }

    [Theory, OnBothDatabases]
    public async Task Person_EditingTwice_LeavesBothEarlierWordingsAndTheNewPreview(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("edits_bot");
        var ana = app.Sandbox.World.AddPerson("Ana");
        var message = ana.SendText(bot, "first", [new TextEntity("italic", 0, 5)]);
        var desk = await Desk.OpenAsync(app, bot, ana);
        var row = await desk.RecordedAsync(message);

        foreach (var text in new[] { "second", "third" })
        {
            ana.Edit(bot, message.Id, text);
            await Eventually.TrueAsync(async () => (await desk.ReadAsync(row.Id)).Text == text, $"it says {text}");
        }

        var revisions = await app.Service<ConversationReader>().ReadRevisionsAsync(WorkspaceId.Default, row.Id);
        Assert.Equal(["first", "second"], revisions.Select(r => r.Text));
        Assert.Contains("italic", revisions[0].Entities, StringComparison.Ordinal);
        var now = await desk.ReadAsync(row.Id);
        Assert.Null(now.Entities);
        Assert.NotNull(now.EditedAt);
        Assert.Equal(("third", 1), ((await desk.HeadAsync()).Preview, (await desk.HeadAsync()).UnreadCount));
    }

    [Theory, OnBothDatabases]
    public async Task List_WhileCommandsAndMessagesCome_HoldsWhoWroteToPeopleNewestFirst(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("list_bot");
        var list = app.Service<ConversationList>();
        var quiet = app.Sandbox.World.AddPerson("Quiet");
        quiet.Start(bot);
        await quiet.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        var silent = await Desk.OpenAsync(app, bot, quiet);
        Assert.Equal((ConversationState.Quiet, 0), ((await silent.HeadAsync()).State, (await silent.HeadAsync()).UnreadCount));
        Assert.Empty((await list.ReadAsync(WorkspaceId.Default, new ConversationFilter())).Rows);

        var ana = await Desk.OpenAsync(app, bot, "Ana");
        var boris = await Desk.OpenAsync(app, bot, "Boris");
        await ana.RecordedAsync(ana.Person.SendText(bot, "line one\nline two"));
        await ana.RecordedAsync(ana.Person.SendText(bot, "/help"));
        Assert.Equal(2, (await ana.HeadAsync()).UnreadCount);
        Assert.Equal(2, await list.CountUnreadAsync(WorkspaceId.Default));
        await ana.RecordedAsync(ana.Person.SendText(bot, "one\ntwo"));
        Assert.Equal(("one two", MessageKind.Text, MessageAuthor.Person, 3), await HeadLineAsync(ana));
        var rows = (await list.ReadAsync(WorkspaceId.Default, new ConversationFilter())).Rows;
        Assert.Equal([ana.Conversation, boris.Conversation], rows.Select(r => r.Id).Order());
        Assert.Equal(rows.OrderByDescending(r => r.LastMessageAt).ThenByDescending(r => r.Id).Select(r => r.Id), rows.Select(r => r.Id));

        await app.Service<MarkRead>().UnreadAsync(WorkspaceId.Default, ana.Conversation);
        Assert.Equal(3, (await ana.HeadAsync()).UnreadCount);
        await app.Service<MarkRead>().RunAsync(WorkspaceId.Default, ana.Conversation);
        var unread = await list.ReadAsync(WorkspaceId.Default, new ConversationFilter(OnlyUnread: true));
        Assert.Equal(boris.Conversation, Assert.Single(unread.Rows).Id);
        await app.Service<MarkRead>().UnreadAsync(WorkspaceId.Default, ana.Conversation);
        Assert.Equal(2, await list.CountUnreadAsync(WorkspaceId.Default));
        await ana.SendAsync("an answer");
        Assert.Equal(("an answer", MessageKind.Text, MessageAuthor.Operator, 0), await HeadLineAsync(ana));
    }

    [Theory, OnBothDatabases]
    public async Task Preview_WhoseEndFallsWithinACharacter_KeepsTheCharacterWhole(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("cut_bot");
        var text = new string('a', 199) + "😀 and more";
        var ana = app.Sandbox.World.AddPerson("Ana");
        var message = ana.SendText(bot, text);
        var desk = await Desk.OpenAsync(app, bot, ana);

        Assert.Equal(text, (await desk.RecordedAsync(message)).Text);
        Assert.Equal(new string('a', 199), (await desk.HeadAsync()).Preview);
        var reply = await desk.RecordedAsync(ana.SendText(bot, "that", replyTo: message.Id));
        Assert.Equal(new string('a', 199), reply.Quote);
        var own = await desk.SendAsync(text, replyTo: message.Id);
        Assert.Equal((new string('a', 199), text), ((await desk.ReadAsync(own)).Quote, (await desk.ReadAsync(own)).Text));
        var sent = await desk.UntilAsync(own, Core.Delivery.DeliveryState.Sent);
        Assert.Null((await desk.Change.EditAsync(WorkspaceId.Default, sent.Id, "b" + text)).Failure);
        Assert.Equal("b" + new string('a', 199), (await desk.HeadAsync()).Preview);
    }

    private static MessageMedia MediaOf(ConversationMessage message) => MessageMedia.Parse(message.Media)!;

    private static async Task<(string, MessageKind, MessageAuthor, int)> HeadLineAsync(Desk desk)
    {
        var head = await desk.HeadAsync();
        return (head.Preview, head.PreviewKind, head.PreviewAuthor, head.UnreadCount);
    }
}
