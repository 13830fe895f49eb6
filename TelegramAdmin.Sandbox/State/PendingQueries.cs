using TelegramAdmin.Sandbox.BotApi;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.State;

/// <summary>Queries that wait for the bot's answer.</summary>
internal sealed class PendingQueries
{
    private const int Capacity = 5_000;
    private readonly Dictionary<string, PendingQuery> _waiting = [];
    private readonly Queue<string> _order = new();

    public void Add(PendingQuery query)
    {
        _waiting[query.Id] = query;
        _order.Enqueue(query.Id);
        while (_order.Count > Capacity) _waiting.Remove(_order.Dequeue());
    }

    public PendingQuery? Find(string id) => _waiting.GetValueOrDefault(id);

    /// <summary>For queries that can be answered once only.</summary>
    public PendingQuery? Take(string id) => _waiting.Remove(id, out var query) ? query : null;
}

/// <summary>Somebody waits on their phone for the answer to a pressed button, an inline query or a payment.</summary>
internal sealed record PendingQuery(string Id, Person Person, Chat Chat, int? MessageId, DateTimeOffset AskedAt)
{
    public TaskCompletionSource<string> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
