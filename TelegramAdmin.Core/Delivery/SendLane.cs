using System.Diagnostics.CodeAnalysis;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// One lane of one bot: the part of the queue that is in memory, by chat. Chats whose head may leave stand in a line by priority and age;
/// the others wait for their time. When more is queued than fits, the rest stays in the database and is read, in order, as room appears.
/// </summary>
internal sealed class SendLane(Lane lane, EngineOptions options)
{
    public const int Capacity = 1_000;
    public const int PerChat = 20;

    private readonly Dictionary<long, ChatQueue> _chats = [];
    private readonly HashSet<long> _held = [];
    private readonly HashSet<long> _again = [];
    private readonly PriorityQueue<ChatQueue, (Priority, long)> _ready = new();
    private readonly PriorityQueue<ChatQueue, DateTimeOffset> _later = new();
    private readonly RecentIds _finished = new();
    private long _arrivedWhileBehind;

    /// <summary>Where all that the database still holds is of full chats: these. Reading it again is of no use before one of them has room.</summary>
    private HashSet<long>? _waitingForRoom;

    public Lane Lane => lane;

    /// <summary>Whether the database holds waiting rows that are not here.</summary>
    public bool IsBehind { get; private set; } = true;

    public bool IsEmpty => _held.Count == 0 && !IsBehind;

    public int InFlight { get; private set; }

    /// <summary>To be read before rows are, and handed to <see cref="Refill"/>.</summary>
    public long Mark => _arrivedWhileBehind;

    public bool WantsRefill => IsBehind && _waitingForRoom is null && (_held.Count <= Capacity / 2 || HasUrgent);

    private bool HasUrgent { get; set; }

    /// <summary>Chats that have as much here as one chat may; a refill leaves them out, so that one long queue does not crowd out the others.</summary>
    public IReadOnlyList<long> FullChats => [.. _chats.Values.Where(c => c.Count >= PerChat).Select(c => c.ChatId)];

    /// <summary>Takes a newly committed message. A refill may have read and even finished it before this call came.</summary>
    public void Offer(QueuedMessage message)
    {
        if (_held.Contains(message.Id) || _finished.Contains(message.Id))
            return;
        if (!IsBehind && _held.Count < Capacity && !IsFull(message.ChatId))
        {
            Add(message);
            return;
        }
        IsBehind = true;
        HasUrgent |= message.Priority == Priority.High;
        _arrivedWhileBehind++;
        if (!IsFull(message.ChatId))
            _waitingForRoom = null;
    }

    /// <summary>The database holds more than is here: another process wrote it.</summary>
    public void FallBehind()
    {
        (IsBehind, HasUrgent, _waitingForRoom) = (true, true, null);
        _arrivedWhileBehind++;
    }

    /// <summary>Somebody wants a finished message sent once more; its end may be on disk already and not yet have come here.</summary>
    public void Forget(long messageId)
    {
        _finished.Remove(messageId);
        if (_held.Contains(messageId))
            _again.Add(messageId);
    }

    /// <summary>Takes rows in their order. What was finished since they were read stands in them as waiting, and is left out.</summary>
    /// <param name="withoutChats">The full chats that were left out.</param>
    public void Refill(IReadOnlyList<QueuedMessage> rows, bool wereAll, long mark, IReadOnlyList<long> withoutChats)
    {
        var heldBefore = _held.Count;
        wereAll &= withoutChats.Count == 0;
        foreach (var row in rows)
        {
            if (_held.Contains(row.Id) || _finished.Contains(row.Id))
                continue;
            if (IsFull(row.ChatId))
                wereAll = false;
            else
                Add(row);
        }
        HasUrgent = false;
        _waitingForRoom = _held.Count == heldBefore && withoutChats.Count > 0 && mark == _arrivedWhileBehind ? [.. withoutChats] : null;
        if (wereAll && mark == _arrivedWhileBehind)
            IsBehind = false;
    }

    /// <summary>The next message that its chat lets go now; <paramref name="wakeAt"/> is when to ask again.</summary>
    public bool TryPeek(DateTimeOffset now, [NotNullWhen(true)] out ChatQueue? chat, out DateTimeOffset? wakeAt)
    {
        (chat, wakeAt) = (null, null);
        while (_later.TryPeek(out var waiting, out var at) && at <= now)
        {
            _later.Dequeue();
            Line(waiting, now);
        }
        while (_ready.TryPeek(out chat, out _))
        {
            if (chat.Count > 0 && !chat.IsBusy && chat.NextAt <= now)
                return true;
            _ready.Dequeue();
            Line(chat, now);
        }
        chat = null;
        wakeAt = _later.TryPeek(out _, out var next) ? next : null;
        return false;
    }

    public QueuedMessage Take(ChatQueue chat)
    {
        _ready.Dequeue();
        InFlight++;
        return chat.Take();
    }

    /// <summary>A message that was taken leaves now: its chat pays for it.</summary>
    public void Charge(QueuedMessage message, DateTimeOffset now) => _chats[message.ChatId].Charge(message, now);

    /// <summary>The message left this lane for good, or stands in the database under another chat.</summary>
    public void Finish(QueuedMessage message, DateTimeOffset now, bool isBehind)
    {
        IsBehind |= isBehind;
        if (isBehind || (_waitingForRoom?.Contains(message.ChatId) == true && _chats[message.ChatId].Count <= PerChat / 2))
            _waitingForRoom = null;
        _held.Remove(message.Id);
        IsBehind |= _again.Contains(message.Id); // It waits in the database again.
        if (!_again.Remove(message.Id) && !isBehind)
            _finished.Add(message.Id);
        Release(message.ChatId, now);
    }

    /// <summary>The message goes back to the head of its chat.</summary>
    public void Return(QueuedMessage message, DateTimeOffset now)
    {
        _chats[message.ChatId].Add(message);
        Release(message.ChatId, now);
    }

    public void Block(long chatId, DateTimeOffset until)
    {
        if (_chats.TryGetValue(chatId, out var chat))
            chat.Block(until);
    }

    private bool IsFull(long chatId) => _chats.TryGetValue(chatId, out var chat) && chat.Count >= PerChat;

    private void Add(QueuedMessage message)
    {
        _held.Add(message.Id);
        if (!_chats.TryGetValue(message.ChatId, out var chat))
            _chats[message.ChatId] = chat = new ChatQueue(message.ChatId, options.GroupPerMinute);
        chat.Add(message);
        if (!chat.IsBusy && ReferenceEquals(chat.Head, message))
            Line(chat, DateTimeOffset.MinValue);
    }

    private void Release(long chatId, DateTimeOffset now)
    {
        InFlight--;
        var chat = _chats[chatId];
        chat.IsBusy = false;
        if (chat.Count > 0)
            Line(chat, now);
        else if (chat.NextFreeAt <= now)
            LetGo(chat);
        else
            _later.Enqueue(chat, chat.NextFreeAt);
    }

    /// <summary>Puts a chat where it belongs. One that stands in a line twice is sorted out when its turn comes.</summary>
    private void Line(ChatQueue chat, DateTimeOffset now)
    {
        if (chat.IsBusy)
            return;
        if (chat.Count == 0)
        {
            if (chat.NextFreeAt <= now)
                LetGo(chat);
            return;
        }
        var at = chat.NextAt;
        if (at <= now || at == DateTimeOffset.MinValue)
            _ready.Enqueue(chat, (chat.Head.Priority, chat.Head.Id));
        else
            _later.Enqueue(chat, at);
    }

    // One that still stands in a line may have a successor of the same number, which stays.
    private void LetGo(ChatQueue chat)
    {
        if (_chats.TryGetValue(chat.ChatId, out var held) && ReferenceEquals(held, chat))
            _chats.Remove(chat.ChatId);
    }
}
