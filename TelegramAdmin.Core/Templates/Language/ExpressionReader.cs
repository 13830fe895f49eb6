namespace TelegramAdmin.Core.Templates.Language;

/// <summary>Reads a condition, or an output with its filters. "not" binds closest, then comparisons, then "and", then "or".</summary>
internal sealed class ExpressionReader
{
    private const int DeepestBrackets = 16;
    private const int MostFilters = 16;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    public ExpressionReader(Piece piece) => _tokens = ExpressionTokens.Read(piece);

    private Token Next => _tokens[_at];

    public Expression Condition()
    {
        var condition = Or();
        return Next.Kind == TokenKind.End ? condition : throw Surprise("a condition");
    }

    public Expression Output()
    {
        var value = Operand();
        for (var filters = 1; Takes("|"); filters++)
            value = filters <= MostFilters ? Filter(value) : throw new TemplateFault($"More than {MostFilters} filters follow one another. Leave some out.", Next.At);
        return Next.Kind == TokenKind.End ? value : throw Surprise("what is written out");
    }

    private Expression Filter(Expression value)
    {
        var name = Take();
        switch (name.Text)
        {
            case "default" when Takes(":"): return new DefaultFilter(value, Operand());
            case "default": throw new TemplateFault("default needs a value: {{ name | default: \"there\" }}.", name.At);
            case "upcase": return new CaseFilter(value, true);
            case "downcase": return new CaseFilter(value, false);
            case "escape": return value; // Everything is escaped for its parse mode anyway.
            default: throw new TemplateFault($"There is no filter \"{name.Text}\". There are default, upcase and downcase.", name.At);
        }
    }

    private Expression Or()
    {
        var left = And();
        while (TakesName("or"))
            left = new Or(left, And());
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (TakesName("and"))
            left = new And(left, Not());
        return left;
    }

    private Expression Not()
    {
        if (!TakesName("not"))
            return Comparison();
        using var _ = Deeper();
        return new Not(Not());
    }

    private Expression Comparison()
    {
        var left = Bracketed();
        if (Next is not { Kind: TokenKind.Sign, Text: "==" or "!=" or "<>" or ">" or "<" or ">=" or "<=" })
            return left;
        var sign = Take().Text;
        return new Comparison(left, sign == "<>" ? "!=" : sign, Bracketed());
    }

    private Expression Bracketed()
    {
        if (!Takes("("))
            return Operand();
        using var _ = Deeper();
        var inside = Or();
        return Takes(")") ? inside : throw new TemplateFault("A ) is missing here.", Next.At);
    }

    private Expression Operand()
    {
        var token = Take();
        return token.Kind switch
        {
            TokenKind.Text => new Constant(new TemplateValue(ValueKind.Text, token.Text)),
            TokenKind.Number => new Constant(new TemplateValue(ValueKind.Number, token.Text)),
            TokenKind.Name => Named(token.Text),
            _ => throw new TemplateFault("Here a variable, a text in quotes or a number is missing.", token.At),
        };
    }

    private static Expression Named(string name) => name switch
    {
        "true" or "false" => new Constant(new TemplateValue(ValueKind.Truth, name)),
        "nil" or "null" => new Constant(new TemplateValue(ValueKind.Missing, name)),
        _ => new Variable(name, name.Split('.')),
    };

    private Token Take() => Next.Kind == TokenKind.End ? Next : _tokens[_at++];

    private bool Takes(string sign)
    {
        if (Next.Kind != TokenKind.Sign || Next.Text != sign)
            return false;
        _at++;
        return true;
    }

    private bool TakesName(string name)
    {
        if (Next.Kind != TokenKind.Name || Next.Text != name)
            return false;
        _at++;
        return true;
    }

    private Depth Deeper() => ++_depth <= DeepestBrackets ? new Depth(this) : throw new TemplateFault($"The condition goes deeper than {DeepestBrackets} levels.", Next.At);

    private TemplateFault Surprise(string where) => new($"\"{Next.Text}\" is out of place in {where}.", Next.At);

    private readonly struct Depth(ExpressionReader reader) : IDisposable
    {
        public void Dispose() => reader._depth--;
    }
}
