namespace TelegramAdmin.Features.Conversations.List;

/// <summary>The conversations that somebody picked: some by hand, or all that the filter matches.</summary>
public sealed class Selection
{
    private readonly HashSet<long> _ids = [];

    /// <summary>Check boxes show even where nothing is picked yet.</summary>
    public bool IsPicking { get; set; }

    public bool IsEverything { get; private set; }

    /// <summary>How many the filter matches, once somebody asked.</summary>
    public int? Total { get; private set; }

    public IReadOnlyCollection<long> Ids => _ids;

    public bool IsAny => IsEverything || _ids.Count > 0;

    public int Count => IsEverything ? Total ?? 0 : _ids.Count;

    public bool Has(long id) => IsEverything || _ids.Contains(id);

    public void Set(long id, bool isPicked)
    {
        IsEverything = false;
        if (isPicked)
            _ids.Add(id);
        else
            _ids.Remove(id);
    }

    public void Know(int total) => Total = total;

    public void TakeEverything() => IsEverything = true;

    public void Clear()
    {
        _ids.Clear();
        (IsEverything, IsPicking, Total) = (false, false, null);
    }
}
