using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>
/// Says anew until when an answer is promised to those who wait, once business hours or minutes were changed. What a workspace promised last is
/// kept in memory only: after a start everything is counted once more, which changes nothing that was right.
/// </summary>
internal sealed class RenewPromises(IDatabase database, SettingsStore settings, VisitBook visits, ConversationHeads heads)
{
    private const int Step = 200;

    private readonly ConcurrentDictionary<WorkspaceId, string> _counted = new();

    /// <returns>How many promises are others now.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<WorkspaceId> workspaces, CancellationToken cancellation)
    {
        var changed = 0;
        foreach (var workspace in workspaces)
        {
            var promised = PromisedBy(await settings.OfAsync(workspace));
            if (_counted.GetValueOrDefault(workspace) == promised)
                continue;
            changed += await RenewAllAsync(workspace, cancellation);
            _counted[workspace] = promised;
        }
        return changed;
    }

    private async Task<int> RenewAllAsync(WorkspaceId workspace, CancellationToken cancellation)
    {
        var (changed, after) = (0, (long?)0);
        while (after is { } last)
        {
            var step = await database.WriteAsync(workspace, db => RenewSomeAsync(db, last), cancellation);
            (changed, after) = (changed + step.Changed, step.Last);
        }
        return changed;
    }

    private async Task<(int Changed, long? Last)> RenewSomeAsync(AppDbContext db, long after)
    {
        var changed = 0;
        var waiting = await db.Conversations.AsTracking().Where(c => c.WaitingSince != null && c.Id > after).OrderBy(c => c.Id).Take(Step).ToListAsync();
        foreach (var conversation in waiting)
        {
            if (!await visits.PromiseAsync(conversation))
                continue;
            heads.Tell(db, conversation);
            changed++;
        }
        return (changed, waiting.Count == Step ? waiting[^1].Id : null);
    }

    private static string PromisedBy(SettingValues values) =>
        string.Join(' ', new Setting[] { InboxSettings.Hours, InboxSettings.AnswerMinutes, InboxSettings.UrgentAnswerMinutes }.Select(values.GetJson));
}
