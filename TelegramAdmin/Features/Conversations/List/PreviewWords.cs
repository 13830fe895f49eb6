using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>A message in one line: who, an icon for what is not text, and its words or what it is.</summary>
public static class PreviewWords
{
    public static string? Who(MessageAuthor author) => author switch
    {
        MessageAuthor.Operator => "You: ",
        MessageAuthor.Bot => "Bot: ",
        _ => null,
    };

    public static string? Who(MessageAuthor author, Localizer words) => Who(author) is { } who ? words[who] : null;

    public static string? Icon(MessageKind kind) => kind switch
    {
        MessageKind.Photo => "image",
        MessageKind.Video or MessageKind.VideoNote => "videocam",
        MessageKind.Animation => "gif_box",
        MessageKind.Audio => "music_note",
        MessageKind.Document => "description",
        MessageKind.Voice => "mic",
        MessageKind.Sticker => "sticky_note_2",
        MessageKind.Location or MessageKind.Venue => "location_on",
        MessageKind.Contact => "person",
        MessageKind.ButtonPress => "touch_app",
        MessageKind.Unsupported => "help",
        MessageKind.Note => "sticky_note_2",
        _ => null,
    };

    public static string Kind(MessageKind kind) => kind switch
    {
        MessageKind.Photo => "Photo",
        MessageKind.Video => "Video",
        MessageKind.Animation => "Animation",
        MessageKind.Audio => "Audio",
        MessageKind.Document => "Document",
        MessageKind.Voice => "Voice message",
        MessageKind.VideoNote => "Video message",
        MessageKind.Sticker => "Sticker",
        MessageKind.Location => "Location",
        MessageKind.Venue => "Place",
        MessageKind.Contact => "Contact",
        MessageKind.ButtonPress => "Button",
        MessageKind.Note => "Note",
        MessageKind.Unsupported => "A kind of message that is not shown here",
        _ => "Message",
    };

    public static string Words(MessageKind kind, string text) => text.Length > 0 ? text : Kind(kind);

    public static string Words(MessageKind kind, string text, Localizer words) => text.Length > 0 ? text : words[Kind(kind)];
}
