using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat;

/// <summary>What people call a kind of message.</summary>
internal static class KindWords
{
    public static string KeyOf(MessageKind kind) => "kind." + (kind switch
    {
        MessageKind.Video or MessageKind.Animation or MessageKind.VideoNote => "video",
        MessageKind.Audio or MessageKind.Document or MessageKind.Unsupported => "document",
        MessageKind.Venue => "location",
        _ => kind.ToString().ToLowerInvariant(),
    });
}
