using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics;

/// <summary>When each bot last heard of somebody, and how many updates wait: at Telegram, and here.</summary>
public sealed class BotHealth(IDatabase database, BotDirectory directory, IBotApi api, TimeProvider time)
{
    /// <summary>Telegram is asked for no more than so many bots at a look.</summary>
    private const int MostAsked = 50;
    private const int AtOnce = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SharedRead<WorkspaceId, IReadOnlyDictionary<BotId, BotPulse>> _pulses = new(TimeSpan.FromSeconds(5), time);
    private readonly SharedRead<WorkspaceId, IReadOnlyDictionary<BotId, int>> _pending = new(TimeSpan.FromSeconds(30), time);

    public Task<IReadOnlyDictionary<BotId, BotPulse>> ReadAsync(WorkspaceId workspace) => _pulses.GetAsync(workspace, () => LoadAsync(workspace));

    /// <summary>Updates that wait at Telegram, asked at most every half minute; bots of which Telegram does not tell are left out.</summary>
    public Task<IReadOnlyDictionary<BotId, int>> PendingAsync(WorkspaceId workspace) => _pending.GetAsync(workspace, () => AskAsync(workspace));

    private async Task<IReadOnlyDictionary<BotId, BotPulse>> LoadAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var waiting = await db.InboxUpdates.Where(u => u.ProcessedAt == null).GroupBy(u => u.BotId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var pulses = new Dictionary<BotId, BotPulse>();
        foreach (var bot in await BotsAsync(db))
        {
            // Telegram counts a bot's updates up, so its latest is the one with the highest number.
            var last = await db.InboxUpdates.Where(u => u.BotId == bot).OrderByDescending(u => u.UpdateId).Select(u => (DateTimeOffset?)u.ReceivedAt).FirstOrDefaultAsync();
            pulses[bot] = new BotPulse(last, waiting.GetValueOrDefault(bot));
        }
        return pulses;
    }

    private async Task<IReadOnlyDictionary<BotId, int>> AskAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        using var late = new CancellationTokenSource(Patience, time);
        using var turn = new SemaphoreSlim(AtOnce);
        var asked = (await BotsAsync(db)).Take(MostAsked).Select(async id =>
        {
            await turn.WaitAsync();
            try
            {
                return (id, Count: await PendingOfAsync(id, late.Token));
            }
            finally
            {
                turn.Release();
            }
        });
        return (await Task.WhenAll(asked)).Where(b => b.Count is not null).ToDictionary(b => b.id, b => b.Count!.Value);
    }

    private async Task<int?> PendingOfAsync(BotId id, CancellationToken late)
    {
        try
        {
            return await directory.FindAsync(id) is { Sends: true } bot ? (await api.GetWebhookInfoAsync(bot.Token, late)).Result?.PendingUpdateCount : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static Task<List<BotId>> BotsAsync(AppDbContext db) => db.Bots.Where(b => b.State != BotState.Removed).OrderBy(b => b.Name).Select(b => b.Id).ToListAsync();
}

/// <param name="LastUpdateAt">Null where none is kept.</param>
/// <param name="Waiting">Taken from Telegram and not worked on yet.</param>
public sealed record BotPulse(DateTimeOffset? LastUpdateAt, int Waiting);
