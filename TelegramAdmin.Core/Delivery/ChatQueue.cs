using TelegramAdmin.Core.Delivery.Limits;

namespace TelegramAdmin.Core.Delivery;

/// <summary>What waits for one chat in one lane: by priority, then in the order of queueing. One message is on its way at a time, which keeps that order.</summary>
internal sealed class ChatQueue(long chatId, int groupPerMinute)
{
    private readonly PriorityQueue<QueuedMessage, (Priority, long)> _waiting = new();
    private ChatLimiter _limiter = new(chatId, groupPerMinute);
    private DateTimeOffset _blockedUntil = DateTimeOffset.MinValue;

    public long ChatId => chatId;

    public int Count => _waiting.Count;

    public bool IsBusy { get; set; }

    public QueuedMessage Head => _waiting.Peek();

    /// <summary>When the head may leave as far as this chat is concerned.</summary>
    public DateTimeOffset NextAt
    {
        get
        {
            var limited = IsLimited(Head) && _limiter.NextAt > _blockedUntil ? _limiter.NextAt : _blockedUntil;
            return Head.NotBefore is { } notBefore && notBefore > limited ? notBefore : limited;
        }
    }

    /// <summary>When the chat owes nothing any more and can be forgotten.</summary>
    public DateTimeOffset NextFreeAt => _limiter.PaidOffAt > _blockedUntil ? _limiter.PaidOffAt : _blockedUntil;

    public void Add(QueuedMessage message) => _waiting.Enqueue(message, (message.Priority, message.Id));

    public QueuedMessage Take()
    {
        IsBusy = true;
        return _waiting.Dequeue();
    }

    public void Charge(QueuedMessage message, DateTimeOffset now)
    {
        if (IsLimited(message))
            _limiter.Take(chatId < 0 ? message.Cost : 1, now); // A person gets an album as one message, a group as many.
    }

    public void Block(DateTimeOffset until)
    {
        if (until > _blockedUntil)
            _blockedUntil = until;
    }

    private bool IsLimited(QueuedMessage message) => message.IsSend || (chatId < 0 && message.CountsInGroup);
}
