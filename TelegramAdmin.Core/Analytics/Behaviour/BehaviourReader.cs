using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>Reads what people do with the bots: how far they get, whether they come back, and what they use.</summary>
public sealed class BehaviourReader(IDatabase database, FunnelReader funnel, RetentionReader retention, UsedWordReader words, TimeProvider time)
{
    // They go through many rows, and a few minutes change little of a week or month.
    private readonly SharedRead<(WorkspaceId, BehaviourFilter), BehaviourFigures> _shared = new(TimeSpan.FromMinutes(2), time);

    public Task<BehaviourFigures> ReadAsync(WorkspaceId workspace, BehaviourFilter filter) => _shared.GetAsync((workspace, filter), () => LoadAsync(workspace, filter));

    private async Task<BehaviourFigures> LoadAsync(WorkspaceId workspace, BehaviourFilter filter)
    {
        await using var db = database.Read(workspace);
        var links = await funnel.ReadAsync(db, workspace, filter);
        var all = new FunnelCounts(links.Sum(l => l.Counts.Started), links.Sum(l => l.Counts.UsedUp), links.Sum(l => l.Counts.Checkout), links.Sum(l => l.Counts.Bought), links.Sum(l => l.Counts.BoughtAgain));
        return new BehaviourFigures(filter, all, links, await retention.ReadAsync(db, workspace, filter),
            await words.ReadAsync(db, workspace, filter, isButton: false), await words.ReadAsync(db, workspace, filter, isButton: true));
    }
}
