using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Templates.Language;

internal enum TokenKind
{
    Name,
    Text,
    Number,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int At);

/// <summary>The words of what stands inside a tag or an output.</summary>
internal static partial class ExpressionTokens
{
    public static List<Token> Read(Piece piece)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < piece.Text.Length;)
        {
            var match = Any().Match(piece.Text, at);
            if (!match.Success)
                throw new TemplateFault(piece.Text[at] is '"' or '\'' ? "These quotes are never closed." : $"\"{piece.Text[at]}\" means nothing here.", piece.At + at);
            if (KindOf(match) is { } kind)
                tokens.Add(new Token(kind, kind == TokenKind.Text ? match.Value[1..^1] : match.Value, piece.At + at));
            at += match.Length;
        }
        tokens.Add(new Token(TokenKind.End, "", piece.At + piece.Text.Length));
        return tokens;
    }

    private static TokenKind? KindOf(Match match) =>
        match.Groups["name"].Success ? TokenKind.Name
        : match.Groups["text"].Success ? TokenKind.Text
        : match.Groups["number"].Success ? TokenKind.Number
        : match.Groups["sign"].Success ? TokenKind.Sign : null;

    [GeneratedRegex("""\G(?:\s+|(?<name>[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)|(?<text>"[^"]*"|'[^']*')|(?<number>-?[0-9]+(?:\.[0-9]+)?)|(?<sign>==|!=|>=|<=|<>|[<>|:,()]))""", RegexOptions.None, 500)]
    private static partial Regex Any();
}
