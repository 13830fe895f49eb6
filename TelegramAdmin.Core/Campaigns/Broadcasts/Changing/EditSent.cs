using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Broadcasts.Deciding;
using TelegramAdmin.Core.Campaigns.Broadcasts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Changing;

/// <summary>Changes the text and buttons of a broadcast in every chat that has it. Goes on after a restart where it was.</summary>
public sealed class EditSent
{
    private readonly IDatabase _database;
    private readonly MessageWriter _writer;
    private readonly ChangePasses _passes;
    private readonly AuditLog _audit;
    private readonly EventBus _events;

    internal EditSent(IDatabase database, MessageWriter writer, ChangePasses passes, AuditLog audit, EventBus events) =>
        (_database, _writer, _passes, _audit, _events) = (database, writer, passes, audit, events);

    /// <param name="version">The version that was seen.</param>
    /// <returns>How many messages will be changed.</returns>
    public async Task<Result<int>> RunAsync(WorkspaceId workspace, long id, int version, IReadOnlyList<BroadcastVariant> variants, Actor actor)
    {
        if (await FindAsync(workspace, id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        var draft = broadcast.ReadDraft() with { Variants = variants };
        if (BroadcastRules.Fault(draft) is { } fault)
            return fault;
        if (!HasSameFiles(broadcast.ReadVariants(), variants))
            return BroadcastErrors.FilesChanged;
        foreach (var variant in variants)
        {
            if (await _writer.PrepareAsync(workspace, variant.Message, new MessageOwner(SubjectKind.Recipient, id)) is { Failure: { } unwritable })
                return unwritable;
        }
        var marked = await _database.WriteAsync(workspace, db => MarkAsync(db, id, version, variants));
        if (marked.IsOk)
            await _audit.RecordAsync(workspace, actor, "broadcast.edited_everywhere", broadcast.Name, $"{marked.Value} messages");
        return marked;
    }

    private async Task<Result<int>> MarkAsync(AppDbContext db, long id, int version, IReadOnlyList<BroadcastVariant> variants)
    {
        if (!await db.LockAsync(id) || await db.Broadcasts.AsTracking().FirstOrDefaultAsync(b => b.Id == id) is not { } broadcast)
            return BroadcastErrors.NotFound;
        if (broadcast.Version != version)
            return BroadcastErrors.Changed;
        if (ChangeRules.Fault(broadcast) is { } refused)
            return refused;
        var marked = await db.Recipients.Where(r => r.BroadcastId == id && r.State == RecipientState.Sent && r.TelegramMessageId != null && r.After != AfterState.Deleted && r.After != AfterState.DeleteQueued)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.After, AfterState.EditQueued).SetProperty(r => r.AfterError, (string?)null).SetProperty(r => r.OutboxId, (long?)null));
        if (marked == 0)
            return BroadcastErrors.NothingToDo("Nobody has this message, so there is nothing to edit.");
        (broadcast.Variants, broadcast.Version) = (BroadcastMembers.WriteVariants(variants), version + 1);
        db.AfterCommit(() =>
        {
            _passes.Add(broadcast.WorkspaceId, id);
            _events.Publish(new BroadcastChanged(broadcast.WorkspaceId, id));
        });
        return marked;
    }

    private static bool HasSameFiles(IReadOnlyList<BroadcastVariant> before, IReadOnlyList<BroadcastVariant> now) =>
        now.Count == before.Count && now.All(variant => before.FirstOrDefault(b => b.Key == variant.Key) is { } old && FilesOf(old.Message).SequenceEqual(FilesOf(variant.Message)));

    private static IEnumerable<string> FilesOf(CampaignMessage message) =>
        message.Versions.OrderBy(v => v.Language, StringComparer.Ordinal).SelectMany(v => (v.Version.Files ?? []).Select(f => $"{v.Language} {f.LocalName}"));

    private async Task<Broadcast?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = _database.Read(workspace);
        return await db.Broadcasts.FirstOrDefaultAsync(b => b.Id == id);
    }
}

internal static class ChangeRules
{
    /// <summary>What is being sent has to stand still first: a message that leaves at this moment would be missed.</summary>
    public static Failure? Fault(Broadcast broadcast) =>
        broadcast.State is BroadcastState.Paused or BroadcastState.Cancelled or BroadcastState.Finished ? null
        : BroadcastErrors.WrongState(broadcast.State, "what was sent can be changed once it is finished, stopped or paused");
}
