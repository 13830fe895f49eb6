namespace TelegramAdmin.Sandbox.Updates;

/// <summary>What a bot has not confirmed yet, oldest first.</summary>
internal sealed class UpdateQueue
{
    private readonly LinkedList<PendingUpdate> _pending = [];
    private readonly Dictionary<int, LinkedListNode<PendingUpdate>> _byId = [];

    public int LastId { get; set; } = 820_000_000;

    public int Count => _pending.Count;

    public IReadOnlyCollection<PendingUpdate> Pending
    {
        get => _pending;
        init
        {
            foreach (var update in value) Add(update);
        }
    }

    public int NextId() => ++LastId;

    public void Add(PendingUpdate update) => _byId[update.Id] = _pending.AddLast(update);

    public void Remove(int id)
    {
        if (_byId.Remove(id, out var node)) _pending.Remove(node);
    }

    /// <summary>A positive offset confirms all before it; a negative one forgets all but the last.</summary>
    public void Confirm(int offset)
    {
        if (offset < 0)
        {
            while (_pending.Count > -(long)offset) DropFirst();
            return;
        }

        while (_pending.First is { } first && first.Value.Id < offset) DropFirst();
    }

    public IReadOnlyList<PendingUpdate> Take(int limit, long now)
    {
        while (_pending.First is { } first && first.Value.ExpiresAt <= now) DropFirst();
        return [.. _pending.Take(limit)];
    }

    public void Clear()
    {
        _pending.Clear();
        _byId.Clear();
    }

    private void DropFirst() => Remove(_pending.First!.Value.Id);
}
