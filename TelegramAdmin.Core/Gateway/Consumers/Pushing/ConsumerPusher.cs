using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers.Pushing;

/// <summary>Runs a line for each consumer that has a webhook, from the start of the program or from setWebhook on.</summary>
[OnLeader]
internal sealed class ConsumerPusher(PushParts parts, ChangeWebhook webhooks, IDatabase database) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConsumerSeat, (PushLine Line, Task Run)> _lines = [];
    private CancellationToken _stopping;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        webhooks.Changed -= Restart;
        await base.StopAsync(cancellationToken);
        Task[] running;
        lock (_gate)
            running = [.. _lines.Values.Select(l => l.Run)];
        await Task.WhenAll(running).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        webhooks.Changed += Restart;
        using var elsewhere = parts.Events.SubscribeAfar<ConsumerWebhookChanged>(changed => _ = ReplaceAsync(changed));
        foreach (var consumer in await UntilItAnswers.RunAsync(() => WithWebhookAsync(stoppingToken), parts.Time, stoppingToken))
        {
            if (await parts.Keys.FindAsync(consumer.ApiKeyId) is { } key)
                Restart(await parts.Seats.OpenAsync(key, consumer.BotId));
        }
        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // The lines run by themselves.
    }

    private async Task<List<Consumer>> WithWebhookAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Consumers.Where(c => c.WebhookUrl != null).ToListAsync(cancellation);
    }

    /// <summary>On another node: the seat here is of no use any more, and what its line still wants to write down neither.</summary>
    private async Task ReplaceAsync(ConsumerWebhookChanged changed)
    {
        lock (_gate)
        {
            foreach (var seat in _lines.Keys.Where(s => s.Row.ApiKeyId == changed.ApiKeyId && s.Row.BotId == changed.BotId).ToList())
            {
                seat.Row.WebhookUrl = null;
                _lines.Remove(seat, out var old);
                old.Line.End();
            }
        }
        parts.Seats.Forget(changed.ApiKeyId, changed.BotId);
        if (await parts.Keys.FindAsync(changed.ApiKeyId) is { } key)
            Restart(await parts.Seats.OpenAsync(key, changed.BotId));
    }

    private void Restart(ConsumerSeat seat)
    {
        lock (_gate)
        {
            var before = _lines.Remove(seat, out var old) ? old.Run : Task.CompletedTask;
            old.Line?.End();
            if (seat.Row.WebhookUrl is null || _stopping.IsCancellationRequested)
                return;
            var line = new PushLine(seat, parts, _stopping);
            _lines[seat] = (line, Task.Run(() => RunAsync(line, before)));
        }
    }

    /// <summary>Only one at a time delivers to a consumer, or a chat's updates could overtake each other.</summary>
    private static async Task RunAsync(PushLine line, Task before)
    {
        using (line)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await line.RunAsync();
        }
    }
}
