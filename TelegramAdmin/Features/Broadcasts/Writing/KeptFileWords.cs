using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>What a file is, at a glance.</summary>
internal static class KeptFileWords
{
    public static string Icon(KeptFile file) => file.ContentType.Split('/')[0] switch
    {
        "image" => "image",
        "video" => "movie",
        "audio" => "music_note",
        _ => "description",
    };
}
