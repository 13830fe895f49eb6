using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Templates;

/// <summary>Broadcasts that are kept to be written from: with files, languages, buttons, variants and audience, which a text template has not.</summary>
public sealed class BroadcastTemplates(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    public const int Most = 200;

    private static readonly Failure TooMany = new(FailureKind.Conflict, "broadcast_templates_full", $"There are {Most} templates already. Delete one that nobody writes from.");

    public async Task<IReadOnlyList<Broadcast>> ListAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Broadcasts.Where(b => b.State == BroadcastState.Template).OrderBy(b => b.Name).ThenBy(b => b.Id).Take(Most).ToListAsync(cancellation);
    }

    /// <summary>What somebody writes who begins with it; null where it is gone.</summary>
    public async Task<BroadcastDraft?> ReadAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id && b.State == BroadcastState.Template, cancellation) is { } template ? template.ReadDraft() : null;
    }

    /// <summary>Keeps a broadcast, whatever became of it, to be written from.</summary>
    public async Task<Result<Broadcast>> KeepAsync(WorkspaceId workspace, long id, string name, Actor actor)
    {
        if (name.Trim().Length is < 1 or > Broadcast.LongestName)
            return BroadcastErrors.NameInvalid;
        var kept = await database.WriteAsync(workspace, db => CopyAsync(db, workspace, id, name.Trim(), actor));
        if (kept.TryGet(out var template, out _))
            await audit.RecordAsync(workspace, actor, "broadcast.template_kept", template.Name);
        return kept;
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(WorkspaceId workspace, long id, Actor actor)
    {
        var name = await database.WriteAsync(workspace, db => DeleteAsync(db, workspace, id));
        if (name is not null)
            await audit.RecordAsync(workspace, actor, "broadcast.template_removed", name);
        return name is not null;
    }

    private async Task<Result<Broadcast>> CopyAsync(AppDbContext db, WorkspaceId workspace, long id, string name, Actor actor)
    {
        if (await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id) is not { } original)
            return BroadcastErrors.NotFound;
        if (await db.Broadcasts.CountAsync(b => b.State == BroadcastState.Template) >= Most)
            return TooMany;
        var now = time.GetUtcNow();
        var template = new Broadcast
        {
            WorkspaceId = workspace, Name = name, State = BroadcastState.Template, Audience = original.Audience, Bots = original.Bots, Variants = original.Variants, Test = original.Test,
            Timing = BroadcastMembers.WriteTiming(new BroadcastTiming()), CategoryId = original.CategoryId, IsPaid = original.IsPaid, ErrorLimit = original.ErrorLimit,
            AdminId = actor.AdminId, CreatedAt = now, ChangedAt = now,
        };
        db.Broadcasts.Add(template);
        await db.SaveChangesAsync();
        db.AfterCommit(() => events.Publish(new BroadcastChanged(workspace, template.Id)));
        return template;
    }

    private async Task<string?> DeleteAsync(AppDbContext db, WorkspaceId workspace, long id)
    {
        if (await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id && b.State == BroadcastState.Template) is not { } template)
            return null;
        await db.Broadcasts.Where(b => b.Id == id && b.State == BroadcastState.Template).ExecuteDeleteAsync();
        db.AfterCommit(() => events.Publish(new BroadcastChanged(workspace, id)));
        return template.Name;
    }
}
