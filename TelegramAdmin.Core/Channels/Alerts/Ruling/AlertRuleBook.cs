using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Keeps rules of alerts and switches them on and off.</summary>
public sealed class AlertRuleBook(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ChannelAlertRule>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Set<ChannelAlertRule>().Where(r => r.DeletedAt == null).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(cancellation);
    }

    /// <param name="id">Null for a new one, which is off.</param>
    public async Task<Result<ChannelAlertRule>> SaveAsync(WorkspaceId workspace, long? id, AlertRuleDraft draft, Actor actor)
    {
        if (CheckRule.Form(draft) is { } wrong)
            return wrong;
        var saved = await database.WriteAsync(workspace, async db =>
        {
            if (await CheckRule.NamesAsync(db, draft) is { } stranger)
                return (Result<ChannelAlertRule>)stranger;
            var known = id is null ? null : await FindAsync(db, id.Value);
            if (id is not null && known is null)
                return AlertErrors.NotFound;
            if (id is null && await db.Set<ChannelAlertRule>().CountAsync(r => r.DeletedAt == null) >= Most)
                return AlertErrors.TooMany;
            var rule = known is null ? db.Set<ChannelAlertRule>().Add(draft.New(workspace, time.GetUtcNow())).Entity : draft.Into(known);
            if (rule.IsOn)
                rule.OnSince = time.GetUtcNow(); // It is another rule now: what happened before it is not told.
            await db.SaveChangesAsync();
            Tell(db, workspace);
            return rule;
        });
        return await RecordAsync(workspace, actor, id is null ? "channel_alert_rule.added" : "channel_alert_rule.changed", saved);
    }

    public Task<Result<ChannelAlertRule>> SwitchAsync(WorkspaceId workspace, long id, bool isOn, Actor actor) =>
        ChangeAsync(workspace, id, actor, isOn ? "channel_alert_rule.on" : "channel_alert_rule.off", rule => (rule.IsOn, rule.OnSince) = (isOn, isOn ? time.GetUtcNow() : null));

    /// <summary>Its alerts stay. It can be brought back for a day.</summary>
    public Task<Result<ChannelAlertRule>> DeleteAsync(WorkspaceId workspace, long id, Actor actor) =>
        ChangeAsync(workspace, id, actor, "channel_alert_rule.deleted", rule => rule.DeletedAt = time.GetUtcNow());

    /// <summary>As it was, switched on where it was on.</summary>
    public Task<Result<ChannelAlertRule>> BringBackAsync(WorkspaceId workspace, long id, Actor actor) =>
        ChangeAsync(workspace, id, actor, "channel_alert_rule.brought_back", rule => rule.DeletedAt = null, isDeleted: true);

    private async Task<Result<ChannelAlertRule>> ChangeAsync(WorkspaceId workspace, long id, Actor actor, string action, Action<ChannelAlertRule> change, bool isDeleted = false)
    {
        var changed = await database.WriteAsync(workspace, async db =>
        {
            if (await FindAsync(db, id, isDeleted) is not { } rule)
                return (Result<ChannelAlertRule>)AlertErrors.NotFound;
            change(rule);
            Tell(db, workspace);
            return rule;
        });
        return await RecordAsync(workspace, actor, action, changed);
    }

    private static Task<ChannelAlertRule?> FindAsync(AppDbContext db, long id, bool isDeleted = false) =>
        db.Set<ChannelAlertRule>().AsTracking().FirstOrDefaultAsync(r => r.Id == id && r.DeletedAt != null == isDeleted);

    private void Tell(AppDbContext db, WorkspaceId workspace) => db.AfterCommit(() => events.Publish(new ChannelAlertsChanged(workspace)));

    private async Task<Result<ChannelAlertRule>> RecordAsync(WorkspaceId workspace, Actor actor, string action, Result<ChannelAlertRule> done)
    {
        if (done.IsOk)
            await audit.RecordAsync(workspace, actor, action, done.Value.Name);
        return done;
    }
}
