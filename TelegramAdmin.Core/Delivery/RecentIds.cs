namespace TelegramAdmin.Core.Delivery;

/// <summary>The last few thousand ids, for telling a late word of something finished from something new.</summary>
internal sealed class RecentIds
{
    private const int Kept = 8_192;

    private readonly HashSet<long> _ids = [];
    private readonly Queue<long> _order = new();

    public void Add(long id)
    {
        if (!_ids.Add(id))
            return;
        _order.Enqueue(id);
        if (_order.Count > Kept)
            _ids.Remove(_order.Dequeue());
    }

    public bool Contains(long id) => _ids.Contains(id);

    public void Remove(long id) => _ids.Remove(id);
}
