using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Features.Conversations.Formatting;

/// <summary>Addresses that people sent: only those that a browser opens without running anything.</summary>
public static class SafeLink
{
    private static readonly string[] Schemes = ["http", "https", "tg", "mailto"];

    public static bool TryMake(string? written, [NotNullWhen(true)] out string? href)
    {
        href = null;
        if (string.IsNullOrWhiteSpace(written))
            return false;
        var address = HasScheme(written) ? written : "https://" + written;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !Schemes.Contains(uri.Scheme))
            return false;
        href = uri.AbsoluteUri;
        return true;
    }

    /// <summary>The chat of somebody with a username.</summary>
    public static string? OfUsername(string mention) =>
        mention.TrimStart('@') is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? "https://t.me/" + name : null;

    // "example.com:8080" has a port, not a scheme.
    private static bool HasScheme(string written) =>
        written.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && char.IsAsciiLetter(written[0])
        && written.AsSpan(0, colon).IndexOfAny('.', '/') < 0
        && !(colon + 1 < written.Length && char.IsAsciiDigit(written[colon + 1]));
}
