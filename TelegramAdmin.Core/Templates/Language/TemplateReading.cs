namespace TelegramAdmin.Core.Templates.Language;

/// <summary>Reads a template's source into nodes.</summary>
internal sealed class TemplateReading
{
    private const int DeepestNesting = 16;

    private readonly List<Piece> _pieces;
    private readonly int _end;
    private int _at;

    private TemplateReading(string source) => (_pieces, _end) = (TemplatePieces.Cut(source), source.Length);

    /// <exception cref="TemplateFault">Something is wrong with it.</exception>
    public static IReadOnlyList<TemplateNode> Read(string source)
    {
        var reading = new TemplateReading(source);
        var nodes = reading.Body(0);
        return reading._at == reading._pieces.Count ? nodes : throw reading.Stray();
    }

    /// <summary>Up to the end, or to a tag that belongs to whoever called.</summary>
    private List<TemplateNode> Body(int depth)
    {
        var nodes = new List<TemplateNode>();
        for (; _at < _pieces.Count; _at++)
        {
            var piece = _pieces[_at];
            if (piece.Kind == PieceKind.Tag && WordOf(piece) is "elsif" or "else" or "endif" or "endunless")
                break;
            nodes.Add(piece.Kind switch
            {
                PieceKind.Literal => new Literal(piece.Text, piece.At),
                PieceKind.Output => new Output(new ExpressionReader(piece).Output(), piece.At),
                _ => Choice(piece, depth + 1),
            });
        }
        return nodes;
    }

    /// <summary>Leaves the place at its last tag.</summary>
    private Choice Choice(Piece opening, int depth)
    {
        var word = WordOf(opening);
        if (word is not ("if" or "unless"))
            throw new TemplateFault($"There is no tag \"{word}\". There are if, elsif, else, endif, unless, endunless and raw.", opening.At);
        if (depth > DeepestNesting)
            throw new TemplateFault($"Conditions are nested deeper than {DeepestNesting} levels.", opening.At);
        var branches = new List<Branch>();
        var condition = ConditionOf(opening, word == "unless");
        while (true)
        {
            _at++;
            branches.Add(new Branch(condition, Body(depth)));
            if (_at == _pieces.Count)
                throw new TemplateFault($"This {{% {word} %}} is never closed with {{% end{word} %}}.", opening.At);
            var tag = _pieces[_at];
            if (tag.Text == $"end{word}")
                return new Choice(branches, opening.At);
            if (condition is null || WordOf(tag) is "endif" or "endunless")
                throw Stray();
            condition = WordOf(tag) == "elsif" ? ConditionOf(tag, false) : tag.Text == "else" ? null : throw Stray();
        }
    }

    private static Expression ConditionOf(Piece tag, bool isTurned)
    {
        var word = WordOf(tag);
        var rest = tag.Text[word.Length..];
        var condition = new ExpressionReader(new Piece(PieceKind.Tag, rest, tag.At + word.Length)).Condition();
        return isTurned ? new Not(condition) : condition;
    }

    private static string WordOf(Piece tag) => new(tag.Text.TakeWhile(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '(')).ToArray());

    private TemplateFault Stray()
    {
        var tag = _at < _pieces.Count ? _pieces[_at] : new Piece(PieceKind.Tag, "", _end);
        return new TemplateFault($"{{% {tag.Text} %}} stands where no condition waits for it.", tag.At);
    }
}
