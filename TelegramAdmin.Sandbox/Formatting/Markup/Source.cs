using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Looking ahead in source text.</summary>
internal static class Source
{
    public static bool StartsAt(string source, int at, string what) =>
        string.CompareOrdinal(source, at, what, 0, what.Length) == 0;

    /// <summary>After an opening ```: the language if one is named, and where the code begins.</summary>
    public static (string? Language, int Body) CodeFence(string source, int at)
    {
        var end = at;
        while (end < source.Length && !char.IsWhiteSpace(source[end]) && source[end] != '`') end++;
        var language = end > at && end < source.Length && source[end] != '`' ? source[at..end] : null;
        if (language is not null) at = end;
        if (at < source.Length && source[at] is '\n' or '\r')
        {
            var isPair = at + 1 < source.Length && source[at + 1] is '\n' or '\r' && source[at] != source[at + 1];
            at += isPair ? 2 : 1;
        }

        return (language, at);
    }
}
