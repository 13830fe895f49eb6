namespace TelegramAdmin.Core.Conversations;

/// <summary>The start of a text, for lists and quotes.</summary>
internal static class Excerpt
{
    private const int Longest = 200;

    /// <summary>On one line.</summary>
    public static string OneLineOf(string text) => Of(text.ReplaceLineEndings(" "));

    public static string Of(string text) =>
        text.Length <= Longest ? text
        : char.IsHighSurrogate(text[Longest - 1]) ? text[..(Longest - 1)] // Half of a character is no text; PostgreSQL refuses it.
        : text[..Longest];
}
