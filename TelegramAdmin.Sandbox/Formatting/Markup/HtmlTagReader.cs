using System.Net;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Reads one start tag.</summary>
internal sealed class HtmlTagReader(string source, int begin)
{
    private readonly Dictionary<string, string> _attributes = [];
    private int _at = begin + 1;

    public HtmlTag Read()
    {
        var name = ReadWhile(c => !char.IsWhiteSpace(c) && c != '>').ToLowerInvariant();
        if (_at >= source.Length) throw Error("Unclosed start tag", begin);
        if (!HtmlTags.IsKnown(name)) throw Error($"Unsupported start tag \"{name}\"", begin);
        while (SkipSpace() != '>') ReadAttribute(name);
        return new HtmlTag(name, _attributes, begin, _at + 1);
    }

    private void ReadAttribute(string tag)
    {
        var start = _at;
        var name = ReadWhile(c => !char.IsWhiteSpace(c) && c != '=' && c != '>').ToLowerInvariant();
        if (name.Length == 0) throw Error($"Empty attribute name in the tag \"{tag}\"", start);
        if (SkipSpace() != '=')
        {
            // Telegram knows one attribute that needs no value.
            if (tag != "blockquote" || name != "expandable")
                throw Error($"Expected equal sign in declaration of an attribute of the tag \"{tag}\"", start);
            _attributes[name] = "";
            return;
        }

        _at++;
        _attributes[name] = WebUtility.HtmlDecode(ReadValue());
    }

    private string ReadValue()
    {
        var quote = SkipSpace();
        if (quote is not ('"' or '\'')) return ReadWhile(c => !char.IsWhiteSpace(c) && c != '>');
        _at++;
        var value = ReadWhile(c => c != quote);
        if (_at >= source.Length) throw Error("Unclosed start tag", begin);
        _at++;
        return value;
    }

    private char SkipSpace()
    {
        ReadWhile(char.IsWhiteSpace);
        return _at < source.Length ? source[_at] : throw Error("Unclosed start tag", begin);
    }

    private string ReadWhile(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < source.Length && belongs(source[_at])) _at++;
        return source[start.._at];
    }

    private MarkupException Error(string what, int at) =>
        new($"{what} at byte offset {MarkupException.ByteOffset(source, at)}");
}
