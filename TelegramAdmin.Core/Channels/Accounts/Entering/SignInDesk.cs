using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts.Entering;

/// <summary>All sign-ins that are under way. <see cref="AccountChanged"/> tells when one moved on by itself: a QR code was scanned or renewed.</summary>
public sealed partial class SignInDesk
{
    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(15);

    private readonly OpenSession _open;
    private readonly FinishSignIn _finish;
    private readonly SignInRows _rows;
    private readonly EventBus _events;
    private readonly TimeProvider _time;
    private readonly ILogger<SignInDesk> _logger;
    private readonly ConcurrentDictionary<long, SignInSession> _sessions = new();

    internal SignInDesk(OpenSession open, FinishSignIn finish, SignInRows rows, EventBus events, TimeProvider time, ILogger<SignInDesk> logger) =>
        (_open, _finish, _rows, _events, _time, _logger) = (open, finish, rows, events, time, logger);

    /// <returns>Null where nobody is at it.</returns>
    public SignInView? Look(WorkspaceId workspace, long accountId) => Find(workspace, accountId)?.View;

    /// <summary>Somebody still looks at it, so it is not given up.</summary>
    public void Touch(WorkspaceId workspace, long accountId) => Find(workspace, accountId)?.Touch();

    internal async Task<Result<SignInSession>> BeginAsync(MtProtoAccount account, CancellationToken cancellation)
    {
        if (_sessions.TryGetValue(account.Id, out var known) && known.Outcome is null)
            return known;
        var session = new SignInSession(account, _time);
        var opened = await _open.RunAsync(account, update => HearAsync(session, update), cancellation);
        if (!opened.TryGet(out var client, out var failure))
            return failure;
        session.Begin(client);
        _sessions[account.Id] = session;
        return session;
    }

    /// <summary>One step: sends a request and says what is awaited now.</summary>
    internal async Task<Result<SignInView>> StepAsync<T>(WorkspaceId workspace, long accountId, TdRequest<T> request, params SignInStep[] awaited) where T : class
    {
        if (Find(workspace, accountId) is not { } session)
            return AccountErrors.NotSigningIn;
        await session.Turn.WaitAsync();
        try
        {
            session.Touch();
            if (session.Outcome is { } outcome)
                return outcome.Step == SignInStep.Finished ? AccountErrors.AlreadySignedIn : AccountErrors.NotSigningIn;
            if (!awaited.Contains(session.View.Step))
                return AccountErrors.NotAwaited;
            if ((await session.SendAsync(request)).Failure is { } refused)
                return SignInErrors.Read(refused);
            return session.View.Step is SignInStep.Finishing or SignInStep.Finished ? await ConcludeAsync(session) : Passed(session.View);
        }
        finally
        {
            session.Turn.Release();
        }
    }

    internal async Task EndAsync(long accountId)
    {
        if (_sessions.TryRemove(accountId, out var session))
            await session.CloseAsync();
    }

    /// <summary>Gives up what nobody touched for fifteen minutes.</summary>
    internal async Task<int> SweepAsync()
    {
        var idle = _sessions.Values.Where(s => s.TouchedAt <= _time.GetUtcNow() - LongestIdle).ToList();
        foreach (var session in idle)
        {
            await EndAsync(session.Account.Id);
            if (session.Outcome is null)
                await _rows.GiveUpAsync(session.Account.WorkspaceId, session.Account.Id);
        }
        return idle.Count;
    }

    internal Task CloseAllAsync() => Task.WhenAll(_sessions.Keys.Select(EndAsync));

    // Where Telegram said no in the form of a state, it is a refusal of this step.
    private static Result<SignInView> Passed(SignInView view) => view.Failure is { } failure ? failure : view;

    private SignInSession? Find(WorkspaceId workspace, long accountId) =>
        _sessions.TryGetValue(accountId, out var session) && session.Account.WorkspaceId == workspace ? session : null;

    private ValueTask HearAsync(SignInSession session, TdUpdate update)
    {
        if (update is not UpdateAuthorizationState { State: { } state })
            return ValueTask.CompletedTask;
        session.StateChanged();
        if (state.Type == TdAuthorizationState.Ready)
            _ = ConcludeAsync(session);
        else if (state.Type == TdAuthorizationState.LoggingOut && session.Outcome is null)
            session.End(new SignInView(SignInStep.Ended) { Failure = SignInErrors.Ended });
        _events.Publish(new AccountChanged(session.Account.WorkspaceId, session.Account.Id));
        return ValueTask.CompletedTask;
    }

    private async Task<Result<SignInView>> ConcludeAsync(SignInSession session)
    {
        var failure = await session.FinishAsync(() => FinishAsync(session));
        return failure is null ? session.View : failure;
    }

    private async Task<Failure?> FinishAsync(SignInSession session)
    {
        try
        {
            var failure = await _finish.RunAsync(session);
            session.End(failure is null ? new SignInView(SignInStep.Finished) : new SignInView(SignInStep.Ended) { Failure = failure });
            return failure;
        }
        catch (Exception e)
        {
            Log.NotFinished(_logger, e, session.Account.Id);
            session.End(new SignInView(SignInStep.Ended) { Failure = SignInErrors.Ended });
            return SignInErrors.Ended;
        }
        finally
        {
            _events.Publish(new AccountChanged(session.Account.WorkspaceId, session.Account.Id));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The sign-in of Telegram account {Account} could not be finished")]
        public static partial void NotFinished(ILogger logger, Exception e, long account);
    }
}
