using System.Globalization;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Makes the entity of a link: a person, a custom emoji, a web page, or nothing when the URL is no URL.</summary>
internal static class LinkTarget
{
    private static readonly string[] Schemes = ["http", "https", "tg", "ton", "tonsite", "ftp", "mailto", "tel"];

    public static TextEntity? Entity(string url, int start, int length)
    {
        if (length == 0) return null;
        if (PersonOf(url) is { } person) return new TextEntity("text_mention", start, length) { UserId = person };
        return Normal(url) is { } normal ? new TextEntity("text_link", start, length) { Url = normal } : null;
    }

    public static string CustomEmojiOf(string url)
    {
        const string prefix = "tg://emoji?id=";
        if (!url.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            throw new MarkupException("Custom emoji entity must contain a tg://emoji URL");
        return long.TryParse(url.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out _)
            ? url[prefix.Length..]
            : throw new MarkupException("Invalid custom emoji identifier specified");
    }

    /// <summary>Telegram completes "example.com" to "http://example.com/".</summary>
    private static string? Normal(string url)
    {
        var text = url.Contains(':', StringComparison.Ordinal) ? url : $"http://{url}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme)) return null;
        return uri.Scheme is "http" or "https" && !uri.Host.Contains('.', StringComparison.Ordinal) && uri.Host != "localhost"
            ? null
            : uri.Scheme is "http" or "https" ? uri.AbsoluteUri : text;
    }

    private static long? PersonOf(string url)
    {
        const string prefix = "tg://user?id=";
        return url.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(url.AsSpan(prefix.Length), CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
