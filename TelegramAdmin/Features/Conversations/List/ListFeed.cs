using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.List;

/// <summary>The rows of one open list. While it is held, rows change in place only; what came or moved waits until it is let go.</summary>
public sealed class ListFeed(ConversationList list, LabelBook labels, WorkspaceId workspace, long adminId, ConversationFilter filter)
{
    private ILookup<long, Label> _labels = Enumerable.Empty<Label>().ToLookup(l => l.Id);
    private List<Conversation> _rows = [];
    private Dictionary<long, Conversation> _waiting = [];

    public IReadOnlyList<Conversation> Rows => _rows;

    public ConversationFilter Filter => filter;

    public bool HasMore => Next is not null;

    /// <summary>In how many conversations people wrote while the list was held; what we wrote ourselves is no news.</summary>
    public int WaitingCount => _waiting.Values.Count(r => r.PreviewAuthor == MessageAuthor.Person);

    public InboxCounts? Counts { get; private set; }

    private ConversationCursor? Next { get; set; }

    public IReadOnlyList<string> LabelsOf(long conversation) => [.. _labels[conversation].Select(l => l.Name)];

    public async Task LoadAsync()
    {
        var page = await list.ReadAsync(workspace, filter);
        (_rows, Next, _waiting) = ([.. page.Rows], page.Next, []);
        await ReadMoreAsync();
    }

    public async Task LoadMoreAsync()
    {
        if (Next is not { } next)
            return;
        var page = await list.ReadAsync(workspace, filter with { Before = next });
        var known = _rows.Select(r => r.Id).ToHashSet();
        _rows.AddRange(page.Rows.Where(r => !known.Contains(r.Id)));
        Next = page.Next;
        await ReadMoreAsync();
    }

    /// <param name="changed">Which conversations were told of since the last time.</param>
    /// <param name="stays">The open one: it keeps its place even where the filter would drop it now.</param>
    public async Task RefreshAsync(IReadOnlyCollection<long> changed, bool isHeld, long? stays)
    {
        var fresh = (await list.ReadAsync(workspace, filter)).Rows.ToDictionary(r => r.Id);
        var gone = new HashSet<long>();
        foreach (var id in changed.Where(id => !fresh.ContainsKey(id) && _rows.Exists(r => r.Id == id)))
        {
            if (await (id == stays ? list.FindAsync(workspace, id) : list.FindAsync(workspace, id, filter)) is { } row)
                fresh[id] = row;
            else
                gone.Add(id);
        }
        Merge(fresh, gone);
        if (!isHeld)
            Release();
        await ReadMoreAsync();
    }

    /// <summary>Puts what waited into its place.</summary>
    public void Release()
    {
        if (_waiting.Count == 0)
            return;
        _rows = [.. _rows.Where(r => !_waiting.ContainsKey(r.Id)).Concat(_waiting.Values).OrderByDescending(r => r.LastMessageAt).ThenByDescending(r => r.Id)];
        _waiting = [];
    }

    private void Merge(Dictionary<long, Conversation> fresh, HashSet<long> gone)
    {
        var shown = _rows.ToDictionary(r => r.Id);
        foreach (var row in fresh.Values)
        {
            if (!shown.TryGetValue(row.Id, out var old) || old.LastMessageAt < row.LastMessageAt)
                _waiting[row.Id] = row;
        }
        _rows = [.. _rows.Where(r => !gone.Contains(r.Id)).Select(r => fresh.TryGetValue(r.Id, out var newer) && !LooksLike(r, newer) ? newer : r)];
    }

    private async Task ReadMoreAsync()
    {
        Counts = await list.ReadCountsAsync(workspace, adminId);
        _labels = await labels.ReadOfAsync(workspace, [.. _rows.Select(r => r.Id)]);
    }

    private static bool LooksLike(Conversation a, Conversation b) =>
        (a.Title, a.Preview, a.PreviewKind, a.PreviewAuthor, a.UnreadCount, a.LastMessageAt, a.State) == (b.Title, b.Preview, b.PreviewKind, b.PreviewAuthor, b.UnreadCount, b.LastMessageAt, b.State)
        && (a.AssigneeId, a.Priority, a.DueAt, a.SnoozedUntil) == (b.AssigneeId, b.Priority, b.DueAt, b.SnoozedUntil);
}
