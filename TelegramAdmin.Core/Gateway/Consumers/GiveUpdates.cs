using System.Text;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>
/// getUpdates for one key (core.telegram.org/bots/api#getupdates). The order of the log decides what is new, so an update that arrives late
/// with a smaller number is given too; within an answer they stand by their numbers, since libraries go on after the last one.
/// </summary>
public sealed class GiveUpdates(ConsumerSeats seats, UpdateLog log, UpdateBell bell, IHostApplicationLifetime host, TimeProvider time)
{
    private const int Most = 100;

    private static readonly GatewayAnswer Nothing = new(200, "[]");

    public async Task<GatewayAnswer> RunAsync(ConsumerSeat seat, UpdatesRequest request, CancellationToken cancellation)
    {
        if (seat.Row.WebhookUrl is not null)
            return GatewayErrors.WebhookIsActive;
        var poll = seat.Begin();
        await seat.Turn.WaitAsync(cancellation);
        try
        {
            return poll.Ended.IsCompleted ? await poll.Ended : await AnswerAsync(seat, poll, request, cancellation);
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    private async Task<GatewayAnswer> AnswerAsync(ConsumerSeat seat, WaitingPoll poll, UpdatesRequest request, CancellationToken cancellation)
    {
        var row = seat.Row;
        seats.See(seat);
        if (request.AllowedUpdates is { } allowed && allowed != row.AllowedUpdates)
            (row.AllowedUpdates, seat.IsChanged) = (allowed, true);
        await ConfirmAsync(seat, request.Offset);
        var began = time.GetTimestamp();
        while (true)
        {
            var next = bell.NextAsync(row.WorkspaceId, row.BotId);
            var batch = await TakeAsync(seat, request);
            await seats.SaveAsync(seat);
            if (batch.Count > 0)
                return Answer(seat, batch);
            var left = request.Wait - time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero || host.ApplicationStopping.IsCancellationRequested)
                return Nothing;
            if (await WaitAsync(next, poll, left, cancellation) is { } ended)
                return ended;
        }
    }

    /// <returns>What to answer now; null where something has arrived.</returns>
    private async Task<GatewayAnswer?> WaitAsync(Task next, WaitingPoll poll, TimeSpan left, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        try
        {
            await Task.WhenAny(next, poll.Ended).WaitAsync(left, time, either.Token);
            return poll.Ended.IsCompleted ? await poll.Ended : null;
        }
        catch (TimeoutException)
        {
            return Nothing;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Nothing; // The program stops; the caller finds it again after the restart.
        }
    }

    private async Task ConfirmAsync(ConsumerSeat seat, long? offset)
    {
        if (offset is > 0 && seat.Unconfirmed.RemoveAll(u => u.IsConfirmedBy(offset.Value)) > 0)
            seat.Settle();
        if (offset is >= 0 or null)
            return;
        var row = seat.Row;
        var wanted = WantedKinds.Of(row.AllowedUpdates);
        var newest = await log.NewestAsync(row.WorkspaceId, row.BotId, Most);
        var kept = newest.Where(u => u.Id > row.ConfirmedId && u.ReceivedAt >= seats.Horizon && wanted.Contains(u.Kind)).Take((int)Math.Min(-offset.Value, Most)).ToList();
        seat.MoveTo(newest.Count == 0 ? row.GivenId : newest[0].Id);
        seat.Unconfirmed.AddRange(kept.OrderBy(u => u.Id).Select(u => new GivenUpdate(u.Id, u.UpdateId, offset)));
        seat.Settle();
    }

    /// <summary>What waits for a confirmation, then what follows in the log.</summary>
    private async Task<List<LoggedUpdate>> TakeAsync(ConsumerSeat seat, UpdatesRequest request)
    {
        var row = seat.Row;
        var wanted = WantedKinds.Of(row.AllowedUpdates);
        var again = (await log.FindAsync(row.WorkspaceId, [.. seat.Unconfirmed.Select(u => u.Id)])).Where(u => u.ReceivedAt >= seats.Horizon).ToList();
        if (seat.Unconfirmed.RemoveAll(u => again.TrueForAll(a => a.Id != u.Id)) > 0)
            seat.Settle(); // Too old by now.
        while (again.Count < request.Limit)
        {
            var page = await log.AfterAsync(row.WorkspaceId, row.BotId, row.GivenId, Most);
            var room = request.Limit - again.Count;
            foreach (var update in page.TakeWhile(_ => room > 0))
            {
                row.GivenId = update.Id;
                if (update.ReceivedAt < seats.Horizon || !wanted.Contains(update.Kind))
                    continue;
                again.Add(update);
                seat.Unconfirmed.Add(new GivenUpdate(update.Id, update.UpdateId, request.Offset));
                seat.Settle();
                room--;
            }
            if (page.Count < Most)
                break;
        }
        return [.. again.OrderBy(u => u.UpdateId).Take(request.Limit)];
    }

    private static GatewayAnswer Answer(ConsumerSeat seat, List<LoggedUpdate> batch)
    {
        var given = seat.Unconfirmed.Where(u => batch.Exists(b => b.Id == u.Id)).ToList();
        var json = new StringBuilder(batch.Sum(u => u.Payload.Length + 1) + 2).Append('[').AppendJoin(',', batch.Select(u => u.Payload)).Append(']');
        return new GatewayAnswer(200, json.ToString()) { Delivered = () => given.ForEach(u => u.HasLeft = true) };
    }
}

/// <param name="AllowedUpdates">As JSON; null leaves what stands.</param>
public sealed record UpdatesRequest(long? Offset, int Limit, TimeSpan Wait, string? AllowedUpdates)
{
    private const int LongestWait = 50;

    public static UpdatesRequest Of(CallBody body) => new(body.Integer("offset"), (int)Math.Clamp(body.Integer("limit") ?? 100, 1, 100),
        TimeSpan.FromSeconds(Math.Clamp(body.Integer("timeout") ?? 0, 0, LongestWait)), body.Text("allowed_updates"));
}
