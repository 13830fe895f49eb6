namespace TelegramAdmin.Core.Storage;

/// <summary>Text from outside on its way into a column. PostgreSQL takes neither the zero character nor half of a character.</summary>
public static class ShortText
{
    private const char Replacement = '\uFFFD';

    /// <summary>That both databases take it as it is.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPairAt(text, i))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] == '\0')
                return false;
        }
        return true;
    }

    /// <summary>As much as fits, with U+FFFD for what no database would take.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length > longest)
            text = text[..(IsPairAt(text, longest - 1) ? longest - 1 : longest)];
        return IsWhole(text) ? text : string.Create(text.Length, text, Mend);
    }

    private static void Mend(Span<char> to, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsPairAt(text, i))
            {
                (to[i], to[i + 1]) = (text[i], text[i + 1]);
                i++;
            }
            else
            {
                to[i] = char.IsSurrogate(text[i]) || text[i] == '\0' ? Replacement : text[i];
            }
        }
    }

    private static bool IsPairAt(string text, int at) => at >= 0 && at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
