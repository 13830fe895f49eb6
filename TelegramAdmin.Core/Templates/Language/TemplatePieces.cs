using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Templates.Language;

internal enum PieceKind
{
    /// <summary>Goes out as it is written.</summary>
    Literal,

    /// <summary>What stands between {{ and }}.</summary>
    Output,

    /// <summary>What stands between {% and %}.</summary>
    Tag,
}

/// <param name="At">Index of the text's first character in the source.</param>
internal readonly record struct Piece(PieceKind Kind, string Text, int At);

/// <summary>Cuts a template into literal text, outputs and tags; takes out {% raw %} and the white space that {%- and -%} ask to drop.</summary>
internal static partial class TemplatePieces
{
    public static List<Piece> Cut(string source)
    {
        var pieces = new List<Piece>();
        var (at, trims) = (0, false);
        while (at < source.Length)
        {
            var open = NextOpening(source, at);
            AddLiteral(pieces, source, at, open, trims, open < source.Length && open + 2 < source.Length && source[open + 2] == '-');
            if (open == source.Length)
                break;
            var close = Closing(source, open);
            (at, trims) = (close + 2, source[close - 1] == '-' && close - 1 > open + 1);
            var inside = Inside(source, open, close);
            if (inside is { Kind: PieceKind.Tag, Text: "raw" })
                (at, trims) = (AddRaw(pieces, source, at, open), false);
            else
                pieces.Add(inside);
        }
        return pieces;
    }

    private static int NextOpening(string source, int from)
    {
        for (var i = from; i + 1 < source.Length; i++)
        {
            if (source[i] == '{' && source[i + 1] is '{' or '%')
                return i;
        }
        return source.Length;
    }

    /// <summary>Where }} or %} stands; one within quotes does not count.</summary>
    private static int Closing(string source, int open)
    {
        var closer = source[open + 1] == '{' ? '}' : '%';
        char? quote = null;
        for (var i = open + 2; i + 1 < source.Length; i++)
        {
            if (quote is not null)
                quote = source[i] == quote ? null : quote;
            else if (source[i] is '"' or '\'')
                quote = source[i];
            else if (source[i] == closer && source[i + 1] == '}')
                return i;
        }
        throw new TemplateFault(closer == '}' ? "This {{ is never closed with }}." : "This {% is never closed with %}.", open);
    }

    private static Piece Inside(string source, int open, int close)
    {
        var (from, to) = (open + 2, close);
        if (from < to && source[from] == '-')
            from++;
        if (to > from && source[to - 1] == '-')
            to--;
        while (from < to && char.IsWhiteSpace(source[from]))
            from++;
        return new Piece(source[open + 1] == '{' ? PieceKind.Output : PieceKind.Tag, source[from..to].TrimEnd(), from);
    }

    private static int AddRaw(List<Piece> pieces, string source, int from, int open)
    {
        var end = EndRaw().Match(source, from);
        if (!end.Success)
            throw new TemplateFault("This {% raw %} is never closed with {% endraw %}.", open);
        AddLiteral(pieces, source, from, end.Index, false, false);
        return end.Index + end.Length;
    }

    private static void AddLiteral(List<Piece> pieces, string source, int from, int to, bool trimsStart, bool trimsEnd)
    {
        while (trimsStart && from < to && char.IsWhiteSpace(source[from]))
            from++;
        while (trimsEnd && to > from && char.IsWhiteSpace(source[to - 1]))
            to--;
        if (to > from)
            pieces.Add(new Piece(PieceKind.Literal, source[from..to], from));
    }

    [GeneratedRegex(@"\{%-?\s*endraw\s*-?%\}", RegexOptions.None, 500)]
    private static partial Regex EndRaw();
}
