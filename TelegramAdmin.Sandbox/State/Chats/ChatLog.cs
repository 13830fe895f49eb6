namespace TelegramAdmin.Sandbox.State.Chats;

/// <summary>The last messages of a chat, found by id without a scan.</summary>
internal sealed class ChatLog
{
    private readonly Dictionary<int, Message> _byId = [];
    private readonly Queue<Message> _order = new();

    public int LastId { get; set; }

    public IReadOnlyCollection<Message> Messages
    {
        get => _order;
        init
        {
            foreach (var message in value) Keep(message);
        }
    }

    public int NextId() => ++LastId;

    public void Add(Message message, int capacity)
    {
        Keep(message);
        while (_order.Count > capacity) _byId.Remove(_order.Dequeue().Id);
    }

    public Message? Find(int id) => _byId.TryGetValue(id, out var message) && !message.IsDeleted ? message : null;

    private void Keep(Message message)
    {
        _byId[message.Id] = message;
        _order.Enqueue(message);
    }
}
