using System.Text.RegularExpressions;
using TelegramAdmin.Core.Channels.Posts;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>The links to bots that a post holds: in its text, behind words of it, and under its buttons.</summary>
internal static partial class StartLinksIn
{
    private const int Most = 20;

    // Payloads that this program gives people to share, or that lead to a product wherever they stand: a start by them tells nothing of a post.
    private static readonly string[] SharedElsewhere = ["gift_", "promo_", "buy", "ref_"];

    public static IReadOnlyList<(string Bot, string Payload)> Post(ChannelPost post)
    {
        if (!Hints(post.Text) && !Hints(post.Entities) && !Hints(post.Buttons))
            return [];
        return [.. Of(post.Text).Concat(Of(Plain(post.Entities))).Concat(Of(Plain(post.Buttons))).Distinct().Take(Most)];
    }

    private static bool Hints(string? text) => text?.Contains("start=", StringComparison.OrdinalIgnoreCase) == true;

    // JSON may escape what addresses are made of.
    private static string? Plain(string? json) => json?.Replace("\\/", "/", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Bot, string Payload)> Of(string? text) => text is null ? [] : Form().Matches(text)
        .Select(m => (m.Groups["bot"].Value.ToLowerInvariant(), m.Groups["payload"].Value))
        .Where(found => !SharedElsewhere.Any(start => found.Item2.StartsWith(start, StringComparison.Ordinal)));

    // core.telegram.org/api/links#bot-links
    [GeneratedRegex(@"(?:(?:t\.me|telegram\.me|telegram\.dog)/(?<bot>[A-Za-z][A-Za-z0-9_]{3,31})/?\?(?:[A-Za-z0-9_=%-]{1,64}&)?|tg://resolve\?domain=(?<bot>[A-Za-z][A-Za-z0-9_]{3,31})&)start=(?<payload>[A-Za-z0-9_-]{1,64})(?![A-Za-z0-9_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Form();
}
