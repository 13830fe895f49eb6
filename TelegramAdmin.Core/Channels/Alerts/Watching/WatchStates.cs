using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Looks for what no count and no post brings: silence, channels that were lost, and posts that were edited or deleted since.</summary>
internal sealed class WatchStates(IDatabase database, RaiseAlerts raise, TimeProvider time) : IScheduledJob
{
    private static readonly AlertKind[] Kinds = [AlertKind.Silent, AlertKind.Lost, AlertKind.Deleted, AlertKind.Edited];

    public string Name => "channel-alerts";

    public string Title => "Alerts of channels";

    public string Schedule => "40 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var raised = 0;
        foreach (var workspace in await WorkspacesAsync(cancellation))
            raised += await LookAsync(workspace, cancellation);
        return raised == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{raised:N0} alerts raised");
    }

    private async Task<IReadOnlyList<WorkspaceId>> WorkspacesAsync(CancellationToken cancellation)
    {
        await using var db = database.ReadAll();
        return await db.Set<ChannelAlertRule>().Where(r => r.IsOn && r.DeletedAt == null && Kinds.Contains(r.Kind)).Select(r => r.WorkspaceId).Distinct().ToListAsync(cancellation);
    }

    // What is found is looked at again within the write, where each occasion counts once.
    private async Task<int> LookAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.Read(workspace);
        var rules = await db.Set<ChannelAlertRule>().Where(r => r.IsOn && r.DeletedAt == null && Kinds.Contains(r.Kind)).ToListAsync(cancellation);
        var raised = 0;
        foreach (var channel in await db.Set<TrackedChannel>().ToListAsync(cancellation))
        {
            foreach (var rule in rules.Where(r => r.IsAbout(channel)))
                raised += await LookAsync(db, rule, channel, now, cancellation);
        }
        return raised;
    }

    private async Task<int> LookAsync(AppDbContext db, ChannelAlertRule rule, TrackedChannel channel, DateTimeOffset now, CancellationToken cancellation)
    {
        var look = new StateLook(db, rule, channel, now);
        var (found, over) = (await look.NewAsync(cancellation), await look.OverAsync(cancellation));
        return found.Count == 0 && over.Count == 0 ? 0 : await database.WriteAsync(channel.WorkspaceId, async write =>
        {
            await write.Set<ChannelAlert>().Where(a => over.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.EndedAt, now), cancellation);
            return await raise.RunAsync(write, rule, channel, found);
        }, cancellation);
    }
}
