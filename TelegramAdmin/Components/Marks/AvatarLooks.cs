using System.Globalization;

namespace TelegramAdmin.Components.Marks;

/// <summary>Initials and hue of a person without a picture; both stay the same over restarts.</summary>
public static class AvatarLooks
{
    private const int Hues = 6;

    /// <returns>1 to 6, by FNV-1a, since string.GetHashCode changes with every process.</returns>
    public static int Hue(string key)
    {
        var hash = 2166136261u;
        foreach (var character in key)
            hash = (hash ^ character) * 16777619u;
        return (int)(hash % Hues) + 1;
    }

    /// <returns>First letters of the first and last word; two letters of a single word; "?" for none.</returns>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "?",
            1 => Letters(words[0], 2),
            _ => Letters(words[0], 1) + Letters(words[^1], 1),
        };
    }

    // Counts what a reader sees as one character, so that emoji and combined letters stay whole.
    private static string Letters(string word, int count)
    {
        var elements = StringInfo.GetTextElementEnumerator(word.TrimStart('@'));
        var letters = "";
        while (count-- > 0 && elements.MoveNext())
            letters += elements.GetTextElement();
        return letters.Length == 0 ? "?" : letters.ToUpper(CultureInfo.CurrentCulture);
    }
}
