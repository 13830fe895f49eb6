using System.Text;
using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Telegram's first Markdown ("legacy mode"): no nesting, backslash escapes four characters.</summary>
internal sealed class MarkdownParser(string source)
{
    private readonly StringBuilder _text = new(source.Length);
    private readonly List<TextEntity> _entities = [];
    private int _at;

    public FormattedText Parse()
    {
        while (_at < source.Length)
        {
            if (IsEscape()) _at++;
            else if (IsMark(source[_at]))
            {
                ParseEntity();
                continue;
            }

            _text.Append(source[_at++]);
        }

        return new FormattedText(_text.ToString(), _entities);
    }

    private static bool IsMark(char c) => c is '_' or '*' or '`' or '[';

    private bool IsEscape() => source[_at] == '\\' && _at + 1 < source.Length && IsMark(source[_at + 1]);

    private void ParseEntity()
    {
        var mark = source[_at];
        var begin = _at;
        if (mark == '`' && Source.StartsAt(source, _at, "```")) ParsePre(begin);
        else if (mark == '[') ParseLink(begin);
        else ParseSimple(begin, mark, mark switch { '_' => "italic", '*' => "bold", _ => "code" });
    }

    private void ParseSimple(int begin, char end, string type)
    {
        var start = _text.Length;
        _at = CopyUntil(end.ToString(), begin, begin + 1) + 1;
        if (_text.Length > start) _entities.Add(new TextEntity(type, start, _text.Length - start));
    }

    private void ParsePre(int begin)
    {
        var (language, body) = Source.CodeFence(source, begin + 3);
        var start = _text.Length;
        _at = CopyUntil("```", begin, body) + 3;
        if (_text.Length > start) _entities.Add(new TextEntity("pre", start, _text.Length - start) { Language = language });
    }

    private void ParseLink(int begin)
    {
        var start = _text.Length;
        var end = CopyUntil("]", begin, begin + 1);
        _at = end + 1;
        var url = source[(begin + 1)..end];
        if (_at < source.Length && source[_at] == '(')
        {
            var close = source.IndexOf(')', _at);
            if (close < 0) close = source.Length;
            url = source[(_at + 1)..close];
            _at = Math.Min(close + 1, source.Length);
        }

        if (LinkTarget.Entity(url, start, _text.Length - start) is { } link) _entities.Add(link);
    }

    private int CopyUntil(string end, int begin, int from)
    {
        var at = source.IndexOf(end, from, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new MarkupException(
                $"Can't find end of the entity starting at byte offset {MarkupException.ByteOffset(source, begin)}");
        }

        _text.Append(source, from, at - from);
        return at;
    }
}
