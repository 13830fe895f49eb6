using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.Thread;

/// <summary>The messages of one open conversation, from the oldest that was asked for to the newest.</summary>
public sealed class ThreadFeed(ConversationReader reader, WorkspaceId workspace, long conversationId) : IDisposable
{
    private const int MostBack = 5000;

    private readonly SemaphoreSlim _one = new(1, 1);

    public IReadOnlyList<ConversationMessage> Messages { get; private set; } = [];

    public bool HasOlder { get; private set; }

    /// <summary>When those that wait for their time go out, by the number of their row in the outbox.</summary>
    public IReadOnlyDictionary<long, DateTimeOffset> SendTimes { get; private set; } = new Dictionary<long, DateTimeOffset>();

    public Task LoadAsync() => AloneAsync(async () =>
    {
        var page = await reader.ReadAsync(workspace, conversationId);
        (Messages, HasOlder) = (page.Messages, page.HasOlder);
    });

    public Task LoadOlderAsync() => AloneAsync(async () =>
    {
        if (!HasOlder)
            return;
        var page = await reader.ReadAsync(workspace, conversationId, Messages[0].Id);
        (Messages, HasOlder) = ([.. page.Messages, .. Messages], page.HasOlder);
    });

    /// <summary>Reads what is shown anew. Messages that look the same stay the same objects, so that only the others are drawn.</summary>
    /// <returns>What came from the person since.</returns>
    public async Task<IReadOnlyList<ConversationMessage>> RefreshAsync()
    {
        var last = Messages.Count > 0 ? Messages[^1].Id : 0;
        if (Messages.Count == 0)
            await LoadAsync();
        else
            await AloneAsync(() => ReadFromAsync(Messages[0].Id));
        return [.. Messages.Where(m => m.Id > last && m.Author == MessageAuthor.Person)];
    }

    /// <summary>Goes back until the message with this Telegram id is there.</summary>
    /// <returns>Our id of it; null where it is not known.</returns>
    public async Task<long?> ReachAsync(long telegramMessageId)
    {
        if (await reader.FindAsync(workspace, conversationId, telegramMessageId) is not { } id)
            return null;
        if (Messages.Count > 0 && id < Messages[0].Id)
            await AloneAsync(() => ReadFromAsync(id));
        return id;
    }

    /// <summary>Goes back until this message of ours is there.</summary>
    /// <returns>False where it is gone, or so many came after it that a page should not hold them.</returns>
    public async Task<bool> ReachLineAsync(long id)
    {
        if (Messages.Any(m => m.Id == id))
            return true;
        if (Messages.Count == 0 || id > Messages[0].Id || await reader.CountFromAsync(workspace, conversationId, id, MostBack) >= MostBack)
            return false;
        await AloneAsync(() => ReadFromAsync(id));
        return Messages.Any(m => m.Id == id);
    }

    public void Dispose() => _one.Dispose();

    private async Task ReadFromAsync(long first)
    {
        var known = Messages.ToDictionary(m => m.Id);
        var fresh = await reader.ReadFromAsync(workspace, conversationId, first);
        Messages = [.. fresh.Select(m => known.TryGetValue(m.Id, out var old) && LooksLike(old, m) ? old : m)];
    }

    // Paging and refreshing both replace the list; one waits for the other.
    private async Task AloneAsync(Func<Task> work)
    {
        await _one.WaitAsync();
        try
        {
            await work();
            var waiting = Messages.Where(m => m.Delivery == DeliveryState.Scheduled).Select(m => m.OutboxId).OfType<long>().ToHashSet();
            SendTimes = await reader.ReadSendTimesAsync(workspace, waiting);
        }
        finally
        {
            _one.Release();
        }
    }

    private static bool LooksLike(ConversationMessage a, ConversationMessage b) =>
        (a.Text, a.Entities, a.EditedAt, a.DeletedAt, a.Delivery, a.TelegramMessageId, a.OutboxId) == (b.Text, b.Entities, b.EditedAt, b.DeletedAt, b.Delivery, b.TelegramMessageId, b.OutboxId)
        && (a.Error, a.Buttons, a.TheirReactions, a.OurReaction) == (b.Error, b.Buttons, b.TheirReactions, b.OurReaction);
}
