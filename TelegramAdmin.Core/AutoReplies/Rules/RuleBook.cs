using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>The rules of a workspace in their order: reads and changes them, and writes each change into the audit log.</summary>
public sealed class RuleBook(IDatabase database, OutboundHttp http, AuditLog audit, EventBus events, TimeProvider time)
{
    public async Task<IReadOnlyList<AutoRule>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AutoRules.OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancellation);
    }

    public async Task<AutoRule?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AutoRules.FirstOrDefaultAsync(r => r.Id == id, cancellation);
    }

    /// <summary>What is wrong with a draft; null where <see cref="SaveAsync"/> would take it.</summary>
    public async Task<Failure?> CheckAsync(WorkspaceId workspace, RuleDraft draft)
    {
        var tidy = draft.Tidy();
        if (RuleCheck.Form(tidy) is { } fault)
            return fault;
        await using var db = database.Read(workspace);
        return await RuleCheck.AddressesAsync(tidy, http) ?? await RuleCheck.StrangersAsync(db, tidy);
    }

    /// <param name="id">Null for a new one, which goes to the end.</param>
    public async Task<Result<AutoRule>> SaveAsync(WorkspaceId workspace, long? id, RuleDraft draft, Actor by)
    {
        var tidy = draft.Tidy();
        if ((RuleCheck.Form(tidy) ?? await RuleCheck.AddressesAsync(tidy, http)) is { } fault)
            return fault;
        var saved = await database.WriteAsync(workspace, async db =>
        {
            if (await RuleCheck.StrangersAsync(db, tidy) is { } stranger)
                return (Result<AutoRule>)stranger;
            var found = id is null ? await AddAsync(db, workspace) : await TrackAsync(db, id.Value);
            if (found.TryGet(out var rule, out var missing))
                Write(db, rule, tidy);
            return missing is null ? rule! : missing;
        });
        return await AuditAsync(saved, by, id is null ? "rule.added" : "rule.changed");
    }

    public async Task<Result<AutoRule>> SwitchAsync(WorkspaceId workspace, long id, bool isOn, Actor by)
    {
        var saved = await database.WriteAsync(workspace, async db =>
        {
            var found = await TrackAsync(db, id);
            if (found.TryGet(out var rule, out _))
                (rule.IsOn, rule.Trouble, rule.ChangedAt) = (isOn, isOn ? null : rule.Trouble, Changed(db, workspace));
            return found;
        });
        return await AuditAsync(saved, by, isOn ? "rule.switched_on" : "rule.switched_off");
    }

    /// <param name="place">Counted from 0; beyond the end is the end.</param>
    public async Task<Result<AutoRule>> MoveAsync(WorkspaceId workspace, long id, int place, Actor by)
    {
        var saved = await database.WriteAsync(workspace, async db =>
        {
            var all = await db.AutoRules.AsTracking().OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync();
            if (all.Find(r => r.Id == id) is not { } rule)
                return (Result<AutoRule>)RuleErrors.NotFound;
            all.Remove(rule);
            all.Insert(Math.Clamp(place, 0, all.Count), rule);
            foreach (var (index, each) in all.Index())
                each.Position = index + 1;
            Changed(db, workspace);
            return rule;
        });
        return await AuditAsync(saved, by, "rule.moved");
    }

    /// <summary>A copy right behind it, switched off.</summary>
    public async Task<Result<AutoRule>> DuplicateAsync(WorkspaceId workspace, long id, Actor by)
    {
        if (await FindAsync(workspace, id) is not { } source)
            return RuleErrors.NotFound;
        var name = ShortText.Cut(source.Name, AutoRule.LongestName - 7) + " (copy)";
        var copied = await SaveAsync(workspace, null, RuleDraft.Of(source) with { Name = name, IsOn = false }, by);
        return copied.IsOk ? await MoveAsync(workspace, copied.Value.Id, (await ReadAsync(workspace)).TakeWhile(r => r.Id != id).Count() + 1, by) : copied;
    }

    public async Task<Failure?> RemoveAsync(WorkspaceId workspace, long id, Actor by)
    {
        var removed = await database.WriteAsync(workspace, async db =>
        {
            var found = await TrackAsync(db, id);
            if (!found.TryGet(out var rule, out _))
                return found;
            await db.RuleFirings.Where(f => f.RuleId == id).ExecuteDeleteAsync();
            db.AutoRules.Remove(rule);
            Changed(db, workspace);
            return found;
        });
        return (await AuditAsync(removed, by, "rule.removed")).Failure;
    }

    /// <summary>What <see cref="BringBackAsync"/> needs once it is removed; null where there is none.</summary>
    public async Task<RemovedRule?> RememberAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.AutoRules.FirstOrDefaultAsync(r => r.Id == id) is { } rule ? new RemovedRule(rule, await db.RuleFirings.Where(f => f.RuleId == id).ToListAsync()) : null;
    }

    /// <summary>As it was, under its old number: buttons that it sent work again, and whom it told once it does not tell twice.</summary>
    public async Task<Failure?> BringBackAsync(WorkspaceId workspace, RemovedRule removed, Actor by)
    {
        var back = await database.WriteAsync(workspace, async db =>
        {
            if (await db.AutoRules.AnyAsync(r => r.Id == removed.Rule.Id))
                return (Result<AutoRule>)removed.Rule;
            if (await db.AutoRules.CountAsync() >= AutoRule.Most)
                return RuleErrors.TooMany;
            db.AutoRules.Add(removed.Rule);
            db.RuleFirings.AddRange(removed.Firings);
            Changed(db, workspace);
            return removed.Rule;
        });
        return (await AuditAsync(back, by, "rule.restored")).Failure;
    }

    private async Task<Result<AutoRule>> AddAsync(AppDbContext db, WorkspaceId workspace)
    {
        if (await db.AutoRules.CountAsync() >= AutoRule.Most)
            return RuleErrors.TooMany;
        var last = await db.AutoRules.MaxAsync(r => (int?)r.Position) ?? 0;
        var now = time.GetUtcNow();
        return db.AutoRules.Add(new AutoRule { WorkspaceId = workspace, Name = "", Position = last + 1, Trigger = "", Actions = "", CreatedAt = now, ChangedAt = now }).Entity;
    }

    private static async Task<Result<AutoRule>> TrackAsync(AppDbContext db, long id) =>
        await db.AutoRules.AsTracking().FirstOrDefaultAsync(r => r.Id == id) is { } rule ? rule : RuleErrors.NotFound;

    private void Write(AppDbContext db, AutoRule rule, RuleDraft draft)
    {
        draft.WriteTo(rule);
        rule.ChangedAt = Changed(db, rule.WorkspaceId);
    }

    private DateTimeOffset Changed(AppDbContext db, WorkspaceId workspace)
    {
        db.AfterCommit(() => events.Publish(new RulesChanged(workspace)));
        return time.GetUtcNow();
    }

    private async Task<Result<AutoRule>> AuditAsync(Result<AutoRule> done, Actor by, string action)
    {
        if (done.TryGet(out var rule, out _))
            await audit.RecordAsync(rule.WorkspaceId, by, action, rule.Name);
        return done;
    }
}

/// <summary>A rule as it was when somebody removed it.</summary>
/// <param name="Firings">For which waits it had acted.</param>
public sealed record RemovedRule(AutoRule Rule, IReadOnlyList<RuleFiring> Firings);

/// <summary>A rule of this workspace, or its order, is not what it was.</summary>
public sealed record RulesChanged(WorkspaceId WorkspaceId) : IEvent;
