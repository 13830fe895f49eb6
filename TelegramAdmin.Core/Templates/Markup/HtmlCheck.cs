using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates.Markup;

/// <summary>Telegram's HTML (core.telegram.org/bots/api#html-style): a handful of tags, each closed in turn.</summary>
internal sealed class HtmlCheck : MarkupCheck
{
    private static readonly HashSet<string> Known =
        ["a", "b", "blockquote", "code", "del", "em", "i", "ins", "pre", "s", "span", "strike", "strong", "tg-emoji", "tg-spoiler", "tg-time", "u"];

    private readonly Stack<(string Name, int At)> _open = new();
    private Place _place;
    private string _word = "";
    private string _tag = "";
    private int _tagAt;
    private char _quote;

    private enum Place
    {
        Text,
        Name,
        EndName,
        Inside,
        Attribute,
        BeforeValue,
        Value,
        BareValue,
    }

    protected override string Open => $"{_place}{_tag} {string.Join(' ', _open.Select(t => t.Name))}";

    protected override void Read(string text, int at)
    {
        for (var i = 0; i < text.Length; i++)
            Read(text[i], at + i);
    }

    protected override void Value(int at)
    {
        if (_place is not (Place.Text or Place.Value) || (_place == Place.Value && _quote != '"'))
            throw new TemplateFault("Inside a tag a variable may stand only in a value within double quotes, such as <a href=\"{{ url }}\">.", at);
    }

    protected override void End(int at)
    {
        if (_place != Place.Text)
            throw new TemplateFault("This tag is never closed with >.", _tagAt);
        if (_open.TryPeek(out var tag))
            throw new TemplateFault($"<{tag.Name}> is never closed with </{tag.Name}>.", tag.At);
    }

    private void Read(char c, int at)
    {
        switch (_place)
        {
            case Place.Text when c == '<': (_place, _word, _tag, _tagAt) = (Place.Name, "", "", at); break;
            case Place.Name when c == '/' && _word.Length == 0: _place = Place.EndName; break;
            case Place.Name when c == '>' || char.IsWhiteSpace(c): Named(c); break;
            case Place.Name or Place.EndName or Place.Attribute when c is not ('>' or '=') && !char.IsWhiteSpace(c): _word += char.ToLowerInvariant(c); break;
            case Place.EndName when c == '>': Close(); break;
            case Place.Inside when c == '>': OpenTag(); break;
            case Place.Inside when !char.IsWhiteSpace(c): (_place, _word) = (Place.Attribute, c.ToString()); break;
            case Place.Attribute when c == '=': _place = Place.BeforeValue; break;
            case Place.Attribute: WithoutValue(c, at); break;
            case Place.BeforeValue when c is '"' or '\'': (_place, _quote) = (Place.Value, c); break;
            case Place.BeforeValue when char.IsAsciiLetterOrDigit(c) || c is '.' or '-': _place = Place.BareValue; break;
            case Place.BeforeValue when !char.IsWhiteSpace(c): throw new TemplateFault("Write the value of an attribute in double quotes.", at);
            case Place.Value when c == _quote: _place = Place.Inside; break;
            case Place.BareValue when c == '>': OpenTag(); break;
            case Place.BareValue when char.IsWhiteSpace(c): _place = Place.Inside; break;
        }
    }

    private void Named(char c)
    {
        if (_word.Length == 0)
            throw new TemplateFault("A < that begins no tag is written &lt;.", _tagAt);
        if (!Known.Contains(_word))
            throw new TemplateFault($"Telegram knows no tag <{_word}>. A < that begins no tag is written &lt;.", _tagAt);
        (_tag, _place) = (_word, Place.Inside);
        if (c == '>')
            OpenTag();
    }

    private void OpenTag()
    {
        _open.Push((_tag, _tagAt));
        (_tag, _place) = ("", Place.Text);
    }

    private void Close()
    {
        if (!_open.TryPop(out var tag))
            throw new TemplateFault($"</{_word}> closes a tag that was never opened.", _tagAt);
        if (_word != tag.Name)
            throw new TemplateFault($"</{_word}> stands where </{tag.Name}> must come first.", _tagAt);
        (_tag, _place) = ("", Place.Text);
    }

    private void WithoutValue(char c, int at)
    {
        if (_tag != "blockquote" || _word != "expandable")
            throw new TemplateFault($"The attribute {_word} lacks its value: {_word}=\"…\".", at - _word.Length);
        _place = Place.Inside;
        if (c == '>')
            OpenTag();
    }
}
