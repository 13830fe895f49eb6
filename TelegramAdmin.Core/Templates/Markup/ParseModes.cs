using System.Buffers;
using System.Text;
using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates.Markup;

/// <summary>The ways in which Telegram reads formatting out of a text, and how a value must be written so that it is only text there.</summary>
public static class ParseModes
{
    public const string Html = "HTML";
    public const string MarkdownV2 = "MarkdownV2";

    // core.telegram.org/bots/api#markdownv2-style: every one of them may be escaped wherever it stands, in code and in links too.
    private const string Reserved = @"_*[]()~`>#+-=|{}.!\";

    private static readonly SearchValues<char> ReservedCharacters = SearchValues.Create(Reserved);

    /// <summary>Telegram takes them in any case; we keep them as its documentation writes them.</summary>
    public static bool TryParse(string? text, out string? mode)
    {
        mode = text?.ToUpperInvariant() switch { "HTML" => Html, "MARKDOWNV2" => MarkdownV2, _ => null };
        return mode is not null || string.IsNullOrEmpty(text);
    }

    /// <summary>What Telegram would refuse of the formatting, with line and column; null where nothing is seen. Other modes are not looked at.</summary>
    public static string? Fault(string text, string? mode)
    {
        try
        {
            Check(mode)?.Run([new Literal(text, 0)], text.Length);
            return null;
        }
        catch (TemplateFault fault)
        {
            return fault.Describe(text);
        }
    }

    /// <summary>See <see cref="VisibleLength"/>.</summary>
    public static int LengthOf(string text, string? mode) => VisibleLength.Of(text, mode);

    internal static Func<string, string> Escape(string? mode) => mode switch
    {
        Html => EscapeHtml,
        MarkdownV2 => EscapeMarkdown,
        _ => value => value,
    };

    internal static MarkupCheck? Check(string? mode) => mode switch
    {
        Html => new HtmlCheck(),
        MarkdownV2 => new MarkdownCheck(),
        _ => null,
    };

    private static string EscapeHtml(string value) => value.AsSpan().IndexOfAny("&<>\"") < 0
        ? value
        : value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string EscapeMarkdown(string value)
    {
        if (value.AsSpan().IndexOfAny(ReservedCharacters) < 0)
            return value;
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var c in value)
            (ReservedCharacters.Contains(c) ? escaped.Append('\\') : escaped).Append(c);
        return escaped.ToString();
    }
}
