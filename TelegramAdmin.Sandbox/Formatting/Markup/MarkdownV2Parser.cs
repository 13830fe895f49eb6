using System.Text;
using TelegramAdmin.Sandbox.BotApi.Requests;

namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>MarkdownV2: nested entities, and every reserved character must be escaped.</summary>
internal sealed class MarkdownV2Parser(string source)
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!\n";

    private static readonly Dictionary<string, string> ErrorNames = new()
    {
        ["bold"] = "Bold", ["italic"] = "Italic", ["underline"] = "Underline", ["strikethrough"] = "Strikethrough",
        ["spoiler"] = "Spoiler", ["code"] = "Code", ["pre"] = "Pre", ["text_link"] = "TextUrl",
        ["custom_emoji"] = "CustomEmoji", ["blockquote"] = "BlockQuote",
    };

    private readonly StringBuilder _text = new(source.Length);
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<EntityScope> _open = new();
    private bool _inQuote;
    private bool _isExpandable;
    private int _at;

    public FormattedText Parse()
    {
        while (_at < source.Length) Step();
        if (_inQuote && _open.Peek().Type == "blockquote") Close();
        if (_open.TryPeek(out var unclosed)) throw NoEnd(unclosed);
        return new FormattedText(_text.ToString(), _entities);
    }

    private void Step()
    {
        var c = source[_at];
        if (c == '\\' && _at + 1 < source.Length && source[_at + 1] is > '\0' and <= '~')
        {
            _text.Append(source[_at + 1]);
            _at += 2;
            return;
        }

        var reserved = _open.TryPeek(out var scope) && scope.Type is "code" or "pre" ? "`" : Reserved;
        if (!reserved.Contains(c)) _text.Append(source[_at++]);
        else if (scope is not null && Ends(scope, c)) End(scope, c);
        else Begin(c);
    }

    private bool Next(char c, int by = 1) => _at + by < source.Length && source[_at + by] == c;

    private bool Ends(EntityScope scope, char c)
    {
        if (_inQuote && c == '\n' && !Next('>')) return true;
        return scope.Type switch
        {
            "bold" => c == '*',
            "italic" => c == '_' && !Next('_'),
            "underline" => c == '_' && Next('_'),
            "code" => c == '`',
            "pre" => c == '`' && Next('`') && Next('`', 2),
            "text_link" or "custom_emoji" => c == ']',
            "strikethrough" => c == '~',
            "spoiler" => c == '|' && Next('|'),
            _ => false,
        };
    }

    private void Begin(char c)
    {
        switch (c)
        {
            case '_' when Next('_'): Open("underline", 2); break;
            case '_': Open("italic", 1); break;
            case '*': Open("bold", 1); break;
            case '~': Open("strikethrough", 1); break;
            case '|' when Next('|') && EndsQuote(): Expand(); break;
            case '|' when Next('|'): Open("spoiler", 2); break;
            case '[': Open("text_link", 1); break;
            case '!' when Next('['): Open("custom_emoji", 2); break;
            case '`' when Next('`') && Next('`', 2): OpenPre(); break;
            case '`': Open("code", 1); break;
            case '\n': BeginLine(); break;
            case '>' when BeginsLine(): OpenQuote(1); break;
            default: throw MarkupException.Reserved(c);
        }
    }

    private void Open(string type, int markLength, string? argument = null)
    {
        _open.Push(new EntityScope(type, _text.Length, _at) { Argument = argument });
        _at += markLength;
    }

    private void OpenPre()
    {
        var (language, body) = Source.CodeFence(source, _at + 3);
        Open("pre", body - _at, language);
    }

    private void OpenQuote(int markLength)
    {
        Open("blockquote", markLength);
        _inQuote = true;
    }

    /// <summary>An empty pair of asterisks may part two quotations, so what counts is the text so far.</summary>
    private bool BeginsLine() => !_inQuote && (_text.Length == 0 || _text[^1] == '\n');

    /// <summary>Two bars at the very end of a quotation make it expandable.</summary>
    private bool EndsQuote() => _inQuote && _open.Peek().Type == "blockquote"
        && (_at + 2 == source.Length || (Next('\n', 2) && !Next('>', 3)));

    private void Expand()
    {
        _isExpandable = true;
        _at += 2;
    }

    private void BeginLine()
    {
        _text.Append('\n');
        if (!Next('>')) _at++;
        else if (_inQuote) _at += 2;
        else OpenQuote(2);
    }

    private void End(EntityScope scope, char c)
    {
        if (c == '\n' && scope.Type != "blockquote") throw NoEnd(scope);
        if (scope.Type == "blockquote") _text.Append('\n');
        _at += scope.Type switch { "underline" or "spoiler" => 2, "pre" => 3, _ => 1 };
        if (scope.Type == "text_link") CloseLink(scope);
        else if (scope.Type == "custom_emoji") CloseEmoji(scope);
        else Close();
    }

    private void Close()
    {
        var scope = _open.Pop();
        if (scope.Type == "blockquote") _inQuote = false;
        var length = _text.Length - scope.Start;
        if (length == 0) return;
        var type = scope.Type == "blockquote" && _isExpandable ? "expandable_blockquote" : scope.Type;
        if (scope.Type == "blockquote") _isExpandable = false;
        _entities.Add(new TextEntity(type, scope.Start, length) { Language = scope.Argument });
    }

    private void CloseLink(EntityScope scope)
    {
        _open.Pop();
        var url = _text.ToString(scope.Start, _text.Length - scope.Start);
        if (_at < source.Length && source[_at] == '(') url = ReadUrl("a URL");
        if (LinkTarget.Entity(url, scope.Start, _text.Length - scope.Start) is { } link) _entities.Add(link);
    }

    private void CloseEmoji(EntityScope scope)
    {
        _open.Pop();
        if (_at >= source.Length || source[_at] != '(')
            throw new MarkupException("Custom emoji entity must contain a tg://emoji URL");
        var id = LinkTarget.CustomEmojiOf(ReadUrl("a custom emoji URL"));
        var length = _text.Length - scope.Start;
        if (length > 0) _entities.Add(new TextEntity("custom_emoji", scope.Start, length) { CustomEmojiId = id });
    }

    private string ReadUrl(string what)
    {
        var begin = ++_at;
        var url = new StringBuilder();
        while (_at < source.Length && source[_at] != ')')
        {
            if (source[_at] == '\\' && _at + 1 < source.Length && source[_at + 1] <= '~') _at++;
            url.Append(source[_at++]);
        }

        if (_at >= source.Length)
            throw new MarkupException($"Can't find end of {what} at byte offset {MarkupException.ByteOffset(source, begin)}");
        _at++;
        return url.ToString();
    }

    private MarkupException NoEnd(EntityScope scope) => new(
        $"Can't find end of {ErrorNames[scope.Type]} entity at byte offset {MarkupException.ByteOffset(source, scope.At)}");
}
