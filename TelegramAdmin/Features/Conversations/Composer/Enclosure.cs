using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>What goes along with the words: files, buttons, and the time at which they leave.</summary>
public sealed class Enclosure
{
    public const int MostFiles = 10;

    private const int ShortButton = 22;

    private readonly List<ChosenFile> _files = [];
    private readonly List<KeptFile> _kept = [];
    private readonly List<IReadOnlyList<OperatorButton>> _rows = [];

    /// <summary>From the browser.</summary>
    public IReadOnlyList<ChosenFile> Files => _files;

    /// <summary>That we have already.</summary>
    public IReadOnlyList<KeptFile> Kept => _kept;

    public IReadOnlyList<IReadOnlyList<OperatorButton>> Rows => _rows;

    /// <summary>Null for at once.</summary>
    public DateTimeOffset? SendAt { get; set; }

    public bool HasFiles => _files.Count + _kept.Count > 0;

    public Failure? Add(IReadOnlyCollection<ChosenFile> files)
    {
        if (_files.Count + _kept.Count + files.Count > MostFiles)
            return ConversationErrors.TooManyFiles;
        _files.AddRange(files);
        return null;
    }

    public Failure? Add(ReplyInsert insert)
    {
        if (_files.Count + _kept.Count + insert.Files.Count > MostFiles)
            return ConversationErrors.TooManyFiles;
        if (ReplyButtons.Check([.. _rows, .. insert.Buttons]) is { } wrong)
            return wrong;
        _kept.AddRange(insert.Files);
        _rows.AddRange(insert.Buttons.Where(row => row.Count > 0));
        return null;
    }

    /// <summary>Two short buttons share a row, as on a phone two fit beside each other.</summary>
    public Failure? Add(OperatorButton button)
    {
        if (ReplyButtons.Check([.. _rows, [button]]) is { } wrong)
            return wrong;
        if (_rows is [.., [var only]] && IsShort(only) && IsShort(button))
            _rows[^1] = [only, button];
        else
            _rows.Add([button]);
        return null;
    }

    public void Remove(ChosenFile file) => _files.Remove(file);

    public void Remove(KeptFile file) => _kept.Remove(file);

    public void Remove(OperatorButton button)
    {
        var row = _rows.FindIndex(r => r.Any(b => ReferenceEquals(b, button)));
        if (row < 0)
            return;
        _rows[row] = [.. _rows[row].Where(b => !ReferenceEquals(b, button))];
        _rows.RemoveAll(r => r.Count == 0);
    }

    public void Clear()
    {
        _files.Clear();
        _kept.Clear();
        _rows.Clear();
        SendAt = null;
    }

    private static bool IsShort(OperatorButton button) => button.Text.Length <= ShortButton;
}
