using System.Text.Json;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Features.Conversations.Formatting;

namespace TelegramAdmin.Features.Channels.PostView;

/// <summary>What a post holds beside its text, in words. All of it came from outside: what cannot be read is left out.</summary>
internal static class MediaWords
{
    private const int MostButtons = 50;

    public static string Icon(PostKind kind) => kind switch
    {
        PostKind.Photo => "image",
        PostKind.Album => "photo_library",
        PostKind.Video or PostKind.VideoNote => "movie",
        PostKind.Animation => "gif_box",
        PostKind.Audio => "music_note",
        PostKind.Voice => "mic",
        PostKind.Poll => "ballot",
        PostKind.Location => "location_on",
        PostKind.Contact => "person",
        PostKind.Sticker => "mood",
        _ => "draft",
    };

    /// <summary>The question of a poll, the name of a file, or what it is.</summary>
    public static string Name(ChannelPost post, Localizer words) => Text(post.Media, "question") ?? Text(post.Media, "file_name") ?? Text(post.Media, "title") ?? words[ChannelWords.Kind(post.Kind)];

    /// <summary>0 m 34 s, 12 MB.</summary>
    public static string Facts(ChannelPost post)
    {
        var length = Number(post.Media, "duration") is { } seconds and >= 0 and < 1_000_000 ? Numbers.Duration(TimeSpan.FromSeconds(seconds)) : null;
        var size = (Number(post.Media, "file_size") ?? Number(post.Media, "size")) is { } bytes and > 0 ? Numbers.Bytes(bytes) : null;
        return string.Join(", ", new[] { length, size }.OfType<string>());
    }

    /// <summary>The most frequent first.</summary>
    public static IReadOnlyList<(string Emoji, int Count)> Reactions(ChannelPost post) => Read(post.ReactionKinds, json => json.RootElement.ValueKind == JsonValueKind.Object
        ? json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.TryGetInt32(out _))
            .Select(p => (p.Name.All(char.IsAsciiDigit) ? "custom" : p.Name, p.Value.GetInt32())).OrderByDescending(p => p.Item2).ToList()
        : null) ?? [];

    /// <summary>Rows of buttons; only addresses that a browser opens without running anything.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Words, string? Href)>> Buttons(ChannelPost post) => Read(post.Buttons, json => json.RootElement.ValueKind == JsonValueKind.Array
        ? json.RootElement.EnumerateArray().Take(MostButtons).Where(row => row.ValueKind == JsonValueKind.Array).Select(Row).Where(row => row.Count > 0).ToList()
        : null) ?? [];

    private static IReadOnlyList<(string, string?)> Row(JsonElement row) =>
        [.. row.EnumerateArray().Take(MostButtons).Where(b => b.ValueKind == JsonValueKind.Object).Select(b => (Text(b, "text") ?? "", SafeLink.TryMake(Text(b, "url"), out var href) ? href : null))];

    private static string? Text(string? json, string name) => Read(json, read => Text(read.RootElement, name));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static long? Number(string? json, string name) => Read(json, read =>
        read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? (long?)number : null);

    private static T? Read<T>(string? json, Func<JsonDocument, T?> read)
    {
        if (string.IsNullOrEmpty(json))
            return default;
        try
        {
            using var document = JsonDocument.Parse(json);
            return read(document);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
