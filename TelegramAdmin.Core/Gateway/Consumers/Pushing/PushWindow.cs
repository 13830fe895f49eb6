namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>
/// The part of the log that is being delivered: a chat's updates one after the other, chats side by side. What lies before the first
/// unfinished one is done for good.
/// </summary>
internal sealed class PushWindow(long start)
{
    /// <summary>So far may the quick chats run ahead of one that fails.</summary>
    public const int Capacity = 500;

    private readonly Queue<PushItem> _inOrder = new();
    private readonly Dictionary<long, Queue<PushItem>> _chats = [];
    private int _underWay;

    /// <summary>The last row that was read into the window, or past it.</summary>
    public long ReadTo { get; private set; } = start;

    public bool IsFailing => _chats.Values.Any(chat => chat.Peek().HasFailed);

    public int Room => Capacity - _inOrder.Count;

    public void Add(LoggedUpdate update, bool isWanted)
    {
        ReadTo = update.Id;
        if (!isWanted)
            return;
        var item = new PushItem(update);
        _inOrder.Enqueue(item);
        if (!_chats.TryGetValue(update.ChatId, out var chat))
            _chats[update.ChatId] = chat = new Queue<PushItem>();
        chat.Enqueue(item);
    }

    /// <summary>What may leave now; each is under way from here on.</summary>
    public List<PushItem> Take(int connections, DateTimeOffset now)
    {
        var due = _chats.Values.Select(chat => chat.Peek()).Where(i => !i.IsUnderWay && i.NotBefore <= now).OrderBy(i => i.Update.Id).Take(connections - _underWay).ToList();
        due.ForEach(item => item.IsUnderWay = true);
        _underWay += due.Count;
        return due;
    }

    public void Finish(PushItem item)
    {
        Return(item);
        item.IsDone = true;
        var chat = _chats[item.Update.ChatId];
        chat.Dequeue();
        if (chat.Count == 0)
            _chats.Remove(item.Update.ChatId);
    }

    public void Return(PushItem item)
    {
        item.IsUnderWay = false;
        _underWay--;
    }

    /// <summary>When the next of those that failed is due.</summary>
    public DateTimeOffset? NextAt() => _chats.Values.Select(chat => chat.Peek()).Where(i => !i.IsUnderWay).Select(i => (DateTimeOffset?)i.NotBefore).Min();

    /// <summary>The row up to which everything is finished.</summary>
    public long Settle()
    {
        while (_inOrder.TryPeek(out var first) && first.IsDone)
            _inOrder.Dequeue();
        return _inOrder.TryPeek(out var open) ? open.Update.Id - 1 : ReadTo;
    }
}
