using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>The consumers that were used since the start. One that is met for the first time begins where its key was made, at most a day back.</summary>
public sealed class ConsumerSeats(IDatabase database, UpdateLog log, SaveConsumers save, OtherReaders readers, TimeProvider time)
{
    /// <summary>Telegram keeps updates for a day (core.telegram.org/bots/api#getting-updates).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(long Key, BotId Bot), Lazy<Task<ConsumerSeat>>> _seats = new();

    /// <summary>What was received before this is gone.</summary>
    public DateTimeOffset Horizon => time.GetUtcNow() - Lifetime;

    /// <param name="firstOffset">With a new consumer: what it comes with from elsewhere; it then begins there.</param>
    public async Task<ConsumerSeat> OpenAsync(ActiveApiKey key, BotId bot, long? firstOffset = null)
    {
        var seat = _seats.GetOrAdd((key.Id, bot), _ => new Lazy<Task<ConsumerSeat>>(() => LoadAsync(key, bot, firstOffset)));
        try
        {
            return await seat.Value;
        }
        catch
        {
            _seats.TryRemove(KeyValuePair.Create((key.Id, bot), seat));
            throw;
        }
    }

    /// <summary>Another node changed it: whoever opens it next reads it anew.</summary>
    internal void Forget(long apiKeyId, BotId bot) => _seats.TryRemove((apiKeyId, bot), out _);

    /// <summary>It is at work: the engine leaves presses to it.</summary>
    public void See(ConsumerSeat seat)
    {
        var now = time.GetUtcNow();
        readers.Note(seat.Row.BotId, now);
        if (now - seat.Row.LastSeenAt < SeenStep)
            return;
        seat.Row.LastSeenAt = now;
        seat.IsChanged = true;
    }

    public async Task SaveAsync(ConsumerSeat seat)
    {
        if (!seat.IsChanged)
            return;
        await database.AppendAsync(save, seat.Row);
        seat.IsChanged = false;
    }

    private async Task<ConsumerSeat> LoadAsync(ActiveApiKey key, BotId bot, long? firstOffset)
    {
        var row = await FindAsync(key, bot);
        if (row is null)
        {
            row = await NewAsync(key, bot, firstOffset);
            await database.AppendAsync(save, row);
        }
        if (row.LastSeenAt < Horizon)
            await LeapAsync(row);
        var ids = (row.Unconfirmed ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture)).ToList();
        return new ConsumerSeat(row, (await log.FindAsync(key.WorkspaceId, ids)).OrderBy(u => u.Id).Select(u => new GivenUpdate(u.Id, u.UpdateId, null)));
    }

    /// <summary>Past what is gone by now; one that was here within the day meets it on its way.</summary>
    private async Task LeapAsync(Consumer row)
    {
        var gone = await log.HeadBeforeAsync(row.WorkspaceId, row.BotId, Horizon);
        (row.GivenId, row.ConfirmedId) = (Math.Max(row.GivenId, gone), Math.Max(row.ConfirmedId, gone));
    }

    private async Task<Consumer?> FindAsync(ActiveApiKey key, BotId bot)
    {
        await using var db = database.Read(key.WorkspaceId);
        return await db.Consumers.FirstOrDefaultAsync(c => c.ApiKeyId == key.Id && c.BotId == bot);
    }

    private async Task<Consumer> NewAsync(ActiveApiKey key, BotId bot, long? firstOffset)
    {
        var now = time.GetUtcNow();
        var since = key.CreatedAt > Horizon ? key.CreatedAt : Horizon;
        var start = await log.HeadBeforeAsync(key.WorkspaceId, bot, since);
        if (firstOffset is > 0)
            start = await StartOfAsync(key.WorkspaceId, bot, start, firstOffset.Value);
        return new Consumer
        {
            ApiKeyId = key.Id,
            BotId = bot,
            WorkspaceId = key.WorkspaceId,
            ConfirmedId = start,
            GivenId = start,
            CreatedAt = now,
            LastSeenAt = now,
        };
    }

    /// <summary>The row before the first with such a number.</summary>
    private async Task<long> StartOfAsync(WorkspaceId workspace, BotId bot, long after, long offset)
    {
        await using var db = database.Read(workspace);
        var first = await db.InboxUpdates.Where(u => u.BotId == bot && u.Id > after && u.UpdateId >= offset).OrderBy(u => u.Id).Select(u => (long?)u.Id).FirstOrDefaultAsync();
        return first - 1 ?? await log.HeadAsync(workspace, bot);
    }
}
