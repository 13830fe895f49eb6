using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.AdminMenus.Inbox;

/// <summary>What a message says, where there is no room to show it.</summary>
internal static class MessageWords
{
    public static string Of(MessageKind kind, string text) => (SignOf(kind), text.Length) switch
    {
        ("", _) => text,
        (var sign, 0) => $"{sign} {kind.ToString().ToLowerInvariant()}",
        var (sign, _) => $"{sign} {text}",
    };

    private static string SignOf(MessageKind kind) => kind switch
    {
        MessageKind.Text => "",
        MessageKind.Photo => "🖼",
        MessageKind.Video or MessageKind.VideoNote or MessageKind.Animation => "🎬",
        MessageKind.Voice or MessageKind.Audio => "🎤",
        MessageKind.Location or MessageKind.Venue => "📍",
        MessageKind.ButtonPress => "👆",
        MessageKind.Note => "📝",
        MessageKind.Event => "·",
        _ => "📎",
    };
}
