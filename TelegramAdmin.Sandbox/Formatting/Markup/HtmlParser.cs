using System.Net;
using System.Text;
using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>Telegram's HTML: a handful of tags, everything else is refused.</summary>
internal sealed class HtmlParser(string source)
{
    private readonly StringBuilder _text = new(source.Length);
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    public FormattedText Parse()
    {
        while (_at < source.Length)
        {
            if (source[_at] == '&') ReadReference();
            else if (source[_at] != '<') _text.Append(source[_at++]);
            else if (_at + 1 < source.Length && source[_at + 1] == '/') ReadEndTag();
            else ReadStartTag();
        }

        if (_open.TryPeek(out var unclosed))
            throw new MarkupException($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        return new FormattedText(_text.ToString(), _entities);
    }

    /// <summary>Numbers and the four named references that Telegram knows; anything else stays as it is.</summary>
    private void ReadReference()
    {
        var end = source.IndexOf(';', _at);
        var reference = end < 0 || end - _at > 10 ? "" : source[_at..(end + 1)];
        if (reference is "&lt;" or "&gt;" or "&amp;" or "&quot;" || reference.StartsWith("&#", StringComparison.Ordinal))
        {
            var decoded = WebUtility.HtmlDecode(reference);
            if (decoded != reference)
            {
                _text.Append(decoded);
                _at = end + 1;
                return;
            }
        }

        _text.Append(source[_at++]);
    }

    private void ReadStartTag()
    {
        var tag = new HtmlTagReader(source, _at).Read();
        _at = tag.End;
        _open.Push(new OpenTag(tag.Name, _text.Length, HtmlTags.Entity(tag, source)));
    }

    private void ReadEndTag()
    {
        var begin = _at;
        if (!_open.TryPop(out var tag))
            throw new MarkupException($"Unexpected end tag at byte offset {MarkupException.ByteOffset(source, begin)}");
        var end = source.IndexOf('>', _at);
        if (end < 0) throw new MarkupException($"Unclosed end tag at byte offset {MarkupException.ByteOffset(source, begin)}");
        var name = source[(_at + 2)..end].Trim().ToLowerInvariant();
        if (name.Length > 0 && name != tag.Name)
        {
            throw new MarkupException(
                $"Unmatched end tag at byte offset {MarkupException.ByteOffset(source, begin)}, "
                + $"expected \"</{tag.Name}>\", found \"</{name}>\"");
        }

        _at = end + 1;
        Close(tag);
    }

    private void Close(OpenTag tag)
    {
        var length = _text.Length - tag.Start;
        if (length == 0) return;
        if (tag.Name == "a") CloseLink(tag, length);
        else if (!MergesIntoPre(tag, length)) _entities.Add(tag.Entity with { Offset = tag.Start, Length = length });
    }

    private void CloseLink(OpenTag tag, int length)
    {
        var url = tag.Entity.Url is { Length: > 0 } href ? href : _text.ToString(tag.Start, length);
        if (LinkTarget.Entity(url, tag.Start, length) is { } link) _entities.Add(link);
    }

    /// <summary>&lt;pre&gt;&lt;code class="language-x"&gt; is one entity.</summary>
    private bool MergesIntoPre(OpenTag tag, int length)
    {
        var inner = _entities.Count == 0 ? null : _entities[^1];
        if (tag.Name != "pre" || inner is not { Type: "code" } || inner.Offset != tag.Start || inner.Length != length) return false;
        _entities[^1] = new TextEntity("pre", tag.Start, length) { Language = inner.Language };
        return true;
    }

    private sealed record OpenTag(string Name, int Start, TextEntity Entity);
}
