using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox;

/// <content>What people send besides text. Without content a small real sample is sent.</content>
public sealed partial class SandboxPerson
{
    public ChatMessage SendPhoto(Place to, string? caption = null, byte[]? content = null, int? replyTo = null) =>
        SendFile(to, FileKind.Photo, caption, content, "photo.jpg", replyTo);

    public ChatMessage SendDocument(Place to, string? caption = null, byte[]? content = null, string? fileName = null, int? replyTo = null) =>
        SendFile(to, FileKind.Document, caption, content, fileName ?? Sample.Test.Name, replyTo);

    public ChatMessage SendVideo(Place to, string? caption = null, byte[]? content = null, int? replyTo = null) =>
        SendFile(to, FileKind.Video, caption, content, Sample.Clip.Name, replyTo);

    public ChatMessage SendVoice(Place to, byte[]? content = null, int? replyTo = null) =>
        SendFile(to, FileKind.Voice, null, content, Sample.Voice.Name, replyTo);

    public ChatMessage SendSticker(Place to, string emoji = "🎓", int? replyTo = null) =>
        Send(to, new Writing(null) { ReplyTo = replyTo, Content = Sampled(FileKind.Sticker) with { Emoji = emoji } });

    /// <summary>Two to four photos that stand together.</summary>
    public IReadOnlyList<ChatMessage> SendAlbum(Place to, string? caption = null, int count = 3)
    {
        Sample[] pictures = [Sample.Street, Sample.Book, Sample.Board, Sample.Coast];
        string album;
        lock (_world.Gate) album = _world.Ids.NextQuery();
        return [.. pictures.Take(Math.Clamp(count, 2, 4)).Select((picture, number) => Send(to, new Writing(number == 0 ? caption : null)
        {
            AlbumId = album,
            Content = MediaReader.Of(_world, FileKind.Photo, picture),
        }))];
    }

    public ChatMessage SendLocation(Place to, double latitude = 41.3874, double longitude = 2.1686) =>
        Send(to, new Writing(null) { Content = new LocationContent(latitude, longitude) });

    /// <summary>The own contact unless another is given.</summary>
    public ChatMessage SendContact(Place to, string? phoneNumber = null, string? firstName = null) =>
        Send(to, new Writing(null)
        {
            Content = new ContactContent(phoneNumber ?? "+15550100042", firstName ?? FirstName) { LastName = LastName, UserId = Id },
        });

    private ChatMessage SendFile(Place to, FileKind kind, string? caption, byte[]? content, string name, int? replyTo) =>
        Send(to, new Writing(caption) { ReplyTo = replyTo, Content = content is null ? Sampled(kind) : Given(kind, content, name) });

    private FileContent Sampled(FileKind kind) => MediaReader.Of(_world, kind, Sample.For(kind));

    private FileContent Given(FileKind kind, byte[] content, string name)
    {
        var size = ImageHeader.Read(content);
        var mimeType = MimeTypes.Of(name, kind.MimeType);
        return new FileContent(kind.Field, _world.Files.Add(kind, content, mimeType, name))
        {
            FileName = name,
            Width = size?.Width ?? 320,
            Height = size?.Height ?? 240,
            Duration = kind.Field is "voice" or "video" or "audio" ? 3 : 0,
        };
    }

    private ChatMessage Send(Place to, Writing writing) => PersonActs.Send(_world, State, to, writing);
}
