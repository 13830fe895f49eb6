namespace TelegramAdmin.Core.Templates.Markup;

/// <summary>
/// How many characters (code points) Telegram counts: those that are left when the formatting was read. Where in doubt it counts too few, so that nothing
/// is refused here which Telegram takes.
/// </summary>
internal static class VisibleLength
{
    public static int Of(string text, string? mode) => mode switch
    {
        ParseModes.Html => OfHtml(text),
        ParseModes.MarkdownV2 => OfMarkdown(text),
        _ => text.Count(IsCounted),
    };

    private static int OfHtml(string text)
    {
        var (length, isTag) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<')
                isTag = true;
            else if (text[i] == '>' && isTag)
                isTag = false;
            else if (!isTag)
            {
                length += IsCounted(text[i]) ? 1 : 0;
                i = text[i] == '&' && text.IndexOf(';', i) is > 0 and var end && end - i <= 10 ? end : i;
            }
        }
        return length;
    }

    private static int OfMarkdown(string text)
    {
        var (length, isAddress) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length)
                (i, length) = (i + 1, length + (isAddress || !IsCounted(text[i + 1]) ? 0 : 1));
            else if (isAddress)
                isAddress = c != ')';
            else if (c == '(' && i > 0 && text[i - 1] == ']')
                isAddress = true;
            else if (IsCounted(c) && !"_*~`|[]>!".Contains(c, StringComparison.Ordinal))
                length++;
        }
        return length;
    }

    // Two halves are one character.
    private static bool IsCounted(char c) => !char.IsLowSurrogate(c);
}
