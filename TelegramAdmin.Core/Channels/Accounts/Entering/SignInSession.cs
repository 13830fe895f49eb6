using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>Somebody is at the sign-in of an account. In memory: what it holds is worth nothing after a restart.</summary>
internal sealed class SignInSession(MtProtoAccount account, TimeProvider time)
{
    private readonly Lock _gate = new();
    private TdClient? _client;
    private Task<Failure?>? _finish;

    public MtProtoAccount Account => account;

    /// <summary>One step at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public DateTimeOffset TouchedAt { get; private set; } = time.GetUtcNow();

    public DateTimeOffset StateAt { get; private set; } = time.GetUtcNow();

    /// <summary>How it ended; null while it is under way.</summary>
    public SignInView? Outcome { get; private set; }

    public SignInView View => Outcome ?? (_client?.State is { } state ? SignInViews.Of(state, StateAt) : new SignInView(SignInStep.Phone));

    public void Begin(TdClient client) => _client = client;

    public void Touch() => TouchedAt = time.GetUtcNow();

    public void StateChanged() => StateAt = time.GetUtcNow();

    public async Task<TdReply<T>> SendAsync<T>(TdRequest<T> request) where T : class => _client is { } client ? await client.SendAsync(request) : TdFailure.Closed;

    /// <summary>Runs <paramref name="finish"/> for the first who asks; all others wait for it.</summary>
    public Task<Failure?> FinishAsync(Func<Task<Failure?>> finish)
    {
        lock (_gate)
            return _finish ??= Task.Run(finish);
    }

    public void End(SignInView outcome) => Outcome = outcome;

    public Task CloseAsync() => _client?.CloseAsync() ?? Task.CompletedTask;

    /// <summary>Ends the session at Telegram, where there is one.</summary>
    public async Task LeaveAsync(TimeSpan patience)
    {
        if (_client is not { } client)
            return;
        await client.SendAsync(new LogOut(), patience);
        await client.ReachAsync(s => s.Type == TdAuthorizationState.Closed, patience);
        await client.CloseAsync();
    }
}
