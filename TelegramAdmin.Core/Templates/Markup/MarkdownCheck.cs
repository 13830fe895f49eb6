using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates.Markup;

/// <summary>MarkdownV2 (core.telegram.org/bots/api#markdownv2-style): entities close in turn, and every other reserved character is escaped.</summary>
internal sealed class MarkdownCheck : MarkupCheck
{
    private const string Quote = ">";

    private readonly Stack<(string Mark, int At)> _open = new();
    private string _text = "";
    private int _start;
    private int _at;
    private bool _beginsLine = true;
    private bool _inAddress;
    private bool _afterLabel;
    private int _addressAt;

    protected override string Open => $"{_inAddress} {string.Join(' ', _open.Select(e => e.Mark))}";

    private string Top => _open.TryPeek(out var entity) ? entity.Mark : "";

    private int Here => _start + _at;

    protected override void Read(string text, int at)
    {
        (_text, _start, _at) = (text, at, 0);
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\')
                Escape();
            else if (_inAddress)
                Address(c);
            else if (Top is "`" or "```")
                Code(c);
            else
                Plain(c);
        }
    }

    protected override void Value(int at)
    {
        if (_text.EndsWith('\\') && IsOpenEscape)
            throw new TemplateFault("Leave out the backslash before the variable: values are escaped by themselves.", at);
        (_beginsLine, _afterLabel, _text) = (false, false, "");
    }

    protected override void End(int at)
    {
        if (_inAddress)
            throw new TemplateFault("The address of this link is never closed with ).", _addressAt);
        if (Top == Quote)
            _open.Pop();
        if (_open.TryPeek(out var entity))
            throw new TemplateFault($"{entity.Mark} begins here and never ends. If it is meant as text, write {string.Concat(entity.Mark.Select(c => $"\\{c}"))}.", entity.At);
    }

    // An odd number of backslashes: the last one escapes what follows.
    private bool IsOpenEscape => (_text.Length - _text.TrimEnd('\\').Length) % 2 == 1;

    private bool Next(char c, int by = 1) => _at + by < _text.Length && _text[_at + by] == c;

    private void Escape()
    {
        _at += 2;
        (_beginsLine, _afterLabel) = (false, false);
    }

    private void Address(char c)
    {
        if (c == ')')
            _inAddress = false;
        _at++;
    }

    private void Code(char c)
    {
        if (c != '`')
            _at++;
        else if (Top == "`")
            Close(1);
        else if (Next('`') && Next('`', 2))
            Close(3);
        else
            throw Reserved(c);
    }

    private void Plain(char c)
    {
        if (c == '(' && _afterLabel)
        {
            (_inAddress, _afterLabel, _addressAt) = (true, false, Here);
            _at++;
            return;
        }
        _afterLabel = false;
        var beginsLine = _beginsLine;
        _beginsLine = false;
        switch (c)
        {
            case '\n': Line(); break;
            case '_': Toggle(Next('_') ? "__" : "_"); break;
            case '*' or '~': Toggle(c.ToString()); break;
            case '|' when Next('|'): Bars(); break;
            case '`': Begin(Next('`') && Next('`', 2) ? "```" : "`"); break;
            case '[': Begin("["); break;
            case '!' when Next('['): Begin("!["); break;
            case ']' when Top is "[" or "![":
                Close(1);
                _afterLabel = true;
                break;
            case '>' when beginsLine && !IsQuoting: Begin(Quote); break;
            case ']' or '(' or ')' or '>' or '#' or '+' or '-' or '=' or '|' or '{' or '}' or '.' or '!': throw Reserved(c);
            default: _at++; break;
        }
    }

    private bool IsQuoting => _open.Any(e => e.Mark == Quote);

    private void Line()
    {
        if (IsQuoting && Next('>'))
        {
            _at += 2;
            return;
        }
        if (IsQuoting && Top != Quote)
            throw new TemplateFault($"{Top} must end before the quotation does.", _open.Peek().At);
        if (IsQuoting)
            _open.Pop();
        _beginsLine = true;
        _at++;
    }

    /// <summary>Two bars are a spoiler, and at the very end of a quotation they make it expandable.</summary>
    private void Bars()
    {
        var endsQuote = Top == Quote && (_at + 2 == _text.Length || (Next('\n', 2) && !Next('>', 3)));
        if (endsQuote)
            _at += 2;
        else
            Toggle("||");
    }

    private void Toggle(string mark)
    {
        if (Top == mark)
            Close(mark.Length);
        else
            Begin(mark);
    }

    private void Begin(string mark)
    {
        _open.Push((mark, Here));
        _at += mark.Length;
    }

    private void Close(int length)
    {
        _open.Pop();
        _at += length;
    }

    private TemplateFault Reserved(char c) => new($"\"{c}\" is reserved in MarkdownV2. Write \\{c}.", Here);
}
