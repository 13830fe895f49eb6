using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Channels.Sources;

namespace TelegramAdmin.Core.Channels.Collecting.Storing;

/// <summary>
/// Which other channels a post points to: by a forward, by @names and by links in its text or under it. Names of bots are left out, which end in "bot" by
/// Telegram's rule; of the others a name does not tell whether it is a channel's or a person's.
/// </summary>
internal static partial class CitationFinder
{
    public static IEnumerable<PostCitation> Find(TrackedChannel channel, ChannelPost post)
    {
        if (post.Kind == PostKind.Service)
            return [];
        return Forward(post).Concat(Mentions(post)).Concat(Links(post))
            .Where(c => !IsOwn(channel, c) && c.CitedName?.EndsWith("bot", StringComparison.Ordinal) != true)
            .DistinctBy(c => (c.Kind, c.CitedTelegramId, c.CitedName, c.CitedPostId));
    }

    private static bool IsOwn(TrackedChannel channel, PostCitation citation) =>
        citation.CitedName is { } name
            ? name.Equals(channel.Username, StringComparison.OrdinalIgnoreCase) || (!channel.IsInvite && name.Equals(channel.Address, StringComparison.OrdinalIgnoreCase))
            : citation.CitedTelegramId == channel.TelegramId;

    private static IEnumerable<PostCitation> Forward(ChannelPost post)
    {
        if (post.ForwardedFromId is { } from)
            yield return Citation(post, CitationKind.Forward, from, null, post.ForwardedPostId);
    }

    private static IEnumerable<PostCitation> Mentions(ChannelPost post) =>
        Mention().Matches(post.Text).Select(m => Citation(post, CitationKind.Mention, null, m.Groups[1].Value.ToLowerInvariant(), null));

    private static IEnumerable<PostCitation> Links(ChannelPost post)
    {
        foreach (var match in new[] { post.Text }.Concat(TextLinks(post.Entities)).SelectMany(text => Link().Matches(text)))
        {
            var postId = Number(match.Groups["post"].Value);
            if (Number(match.Groups["id"].Value) is { } id)
                yield return Citation(post, CitationKind.Link, id, null, postId);
            else if (ChannelAddress.Read(match.Groups["name"].Value) is { IsInvite: false } address)
                yield return Citation(post, CitationKind.Link, null, address.Value.ToLowerInvariant(), postId);
        }
    }

    // Entities come as the Bot API writes them, but from outside: what is no such list has no links.
    private static List<string> TextLinks(string? entities)
    {
        if (entities?.Contains("text_link", StringComparison.Ordinal) != true)
            return [];
        try
        {
            using var list = JsonDocument.Parse(entities);
            return list.RootElement.ValueKind != JsonValueKind.Array ? [] : [.. list.RootElement.EnumerateArray().Select(Url).OfType<string>()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? Url(JsonElement entity) =>
        entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;

    private static long? Number(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static PostCitation Citation(ChannelPost post, CitationKind kind, long? id, string? name, long? postId) => new()
    {
        WorkspaceId = post.WorkspaceId, ChannelId = post.ChannelId, MessageId = post.MessageId, PostedAt = post.PostedAt,
        Kind = kind, CitedTelegramId = id, CitedName = name, CitedPostId = postId,
    };

    [GeneratedRegex(@"(?<![\w@/.])@([A-Za-z][A-Za-z0-9_]{3,31})(?!\w|@)", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w.@-])(?:(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/(?:c/(?<id>\d{5,15})|(?:s/)?(?<name>[A-Za-z][A-Za-z0-9_]{3,31}))(?![A-Za-z0-9_])(?:/(?<post>\d{1,15}))?|tg://resolve\?domain=(?<name>[A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_])(?:&post=(?<post>\d{1,15}))?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Link();
}
