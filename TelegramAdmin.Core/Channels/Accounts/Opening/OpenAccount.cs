using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Opening;

/// <summary>An account that is open in TDLib, and what is going on with it.</summary>
internal sealed class OpenAccount(MtProtoAccount row, ChannelSet listening, TimeProvider time)
{
    // Without a database of messages TDLib keeps every one that it has seen in memory, until it is closed: about 50 MB.
    private const int MostMessages = 50_000;

    private readonly Lock _gate = new();
    private TdClient? _client;
    private int _atWork;
    private int _messages;

    public long Id => row.Id;

    public Storage.WorkspaceId WorkspaceId => row.WorkspaceId;

    /// <summary>Channels whose updates are wanted; they outlive this opening.</summary>
    public ChannelSet Listening => listening;

    /// <summary>Channels that TDLib has in mind since it was opened.</summary>
    public ChannelSet Remembered { get; } = new();

    public IChannelSource? Source { get; set; }

    public DateTimeOffset LastUsedAt { get; private set; } = time.GetUtcNow();

    /// <summary>Telegram said at some request that the account is banned.</summary>
    public bool IsBanned { get; private set; }

    /// <summary>Writes the ban down. The end of the session may have been heard before the answer that tells why.</summary>
    public required Func<Task> NoteBan { get; init; }

    public bool IsAtWork
    {
        get
        {
            lock (_gate) return _atWork > 0;
        }
    }

    public bool IsAlive => _client?.State?.Type == TdAuthorizationState.Ready;

    /// <summary>It has read so much that it is better closed and opened anew.</summary>
    public bool IsWorn => _messages >= MostMessages;

    public void Begin(TdClient client) => _client = client;

    public void Touch() => LastUsedAt = time.GetUtcNow();

    public void Wear(int messages) => Interlocked.Add(ref _messages, messages);

    public Task<bool> CloseAsync() => _client?.CloseAsync() ?? Task.FromResult(true);

    public async Task<TdReply<T>> SendAsync<T>(TdRequest<T> request, CancellationToken cancellation) where T : class
    {
        if (_client is not { } client)
            return TdFailure.Closed;
        var reply = await client.SendAsync(request, null, cancellation);
        if (!IsBanned && reply.Failure is { } failure && Sources.Tdlib.SourceFailureReader.IsBan(failure))
        {
            IsBanned = true;
            await NoteBan();
        }
        return reply;
    }

    /// <summary>While something is under way the account is not closed for another.</summary>
    public async Task<SourceReply<T>> WorkAsync<T>(Func<Task<SourceReply<T>>> work)
    {
        lock (_gate) _atWork++;
        try
        {
            return await work();
        }
        finally
        {
            lock (_gate) _atWork--;
            Touch();
        }
    }
}
