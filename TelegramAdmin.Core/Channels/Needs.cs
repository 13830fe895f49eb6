using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels;

/// <summary>Accounts that Telegram signed out, and alerts that nobody has seen.</summary>
internal sealed class ChannelNeeds(IDatabase database) : INeedSource
{
    public async Task<IReadOnlyList<Need>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var ended = await db.MtProtoAccounts.Where(a => a.State == AccountState.SessionEnded || a.State == AccountState.Banned).OrderBy(a => a.Id).ToListAsync(cancellation);
        var needs = ended.ConvertAll(a => new Need(NeedKind.AccountEnded, NeedLevel.Bad, 1, FormattableString.Invariant($"/settings/accounts?open={a.Id}"))
        {
            Subject = a.Name,
            SubjectId = a.Id,
            Detail = a.Trouble,
        });
        var unseen = db.Set<ChannelAlert>().Where(a => a.SeenAt == null);
        if (await unseen.CountAsync(cancellation) is > 0 and var count && await unseen.OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancellation) is { } latest)
            needs.Add(new Need(NeedKind.ChannelAlerts, NeedLevel.Info, count, "/analytics/channels/alerts") { Subject = latest.RuleName, Detail = latest.Text, Since = latest.HappenedAt });
        return needs;
    }
}
