using System.Globalization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;
using TelegramAdmin.Core.QuickReplies.Moving;
using TelegramAdmin.Core.QuickReplies.Reading;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>What somebody does to quick replies: may they, do it, write it down. Operators have their own; the team's are for admins.</summary>
public sealed class ReplyActs(StaffSession session, QuickReplyBook book, SaveQuickReply save, ArrangeQuickReplies arrange, ImportReplies import)
{
    public static bool MayChange(Staff staff, QuickReply reply) => reply.AdminId is null ? staff.MayManage : staff.MayAnswer && reply.AdminId == staff.AdminId;

    public async Task<Result<QuickReply>> SaveAsync(long? id, QuickReplyDraft draft)
    {
        var staff = await MayAsync();
        if (draft.OwnerId is { } owner ? owner != staff.AdminId : !staff.MayManage)
            throw new UnauthorizedAccessException("The team's replies are for admins.");
        if (id is { } number && (await ChangeableAsync(staff, [number])).Count == 0)
            return QuickReplyErrors.NotFound;
        var saved = await save.RunAsync(staff.Workspace, id, draft);
        if (saved.TryGet(out var reply, out _))
            await session.RecordAsync(id is null ? "quick_reply.added" : "quick_reply.changed", Named(reply), reply.Title);
        return saved;
    }

    public async Task<Result<QuickReply>> DuplicateAsync(QuickReply original)
    {
        var staff = await MayAsync();
        if (await book.FindAsync(staff.Workspace, staff.AdminId, original.Id) is null)
            return QuickReplyErrors.NotFound;
        var made = await arrange.DuplicateAsync(staff.Workspace, original.Id, original.AdminId is null && staff.MayManage ? null : staff.AdminId);
        if (made.TryGet(out var copy, out _))
            await session.RecordAsync("quick_reply.added", Named(copy), $"Copy of /{original.Shortcut}");
        return made;
    }

    public async Task<Result<int>> MoveAsync(IReadOnlyCollection<long> ids, long? category, string categoryName)
    {
        var staff = await MayAsync();
        var moved = await arrange.MoveAsync(staff.Workspace, [.. (await ChangeableAsync(staff, ids)).Select(r => r.Id)], category);
        if (moved.TryGet(out var count, out _) && count > 0)
            await session.RecordAsync("quick_reply.moved", Counted(count), categoryName);
        return moved;
    }

    public async Task<SharedReplies> ShareAsync(IReadOnlyCollection<long> ids)
    {
        var staff = await session.RequireAsync(AdminRole.Admin);
        var shared = await arrange.ShareAsync(staff.Workspace, [.. (await ChangeableAsync(staff, ids)).Select(r => r.Id)]);
        if (shared.Shared > 0)
            await session.RecordAsync("quick_reply.shared", Counted(shared.Shared));
        return shared;
    }

    /// <returns>What was removed and brings it back; those that somebody may not change stay.</returns>
    public async Task<RemovedReplies> RemoveAsync(IReadOnlyCollection<long> ids)
    {
        var staff = await MayAsync();
        var replies = await ChangeableAsync(staff, ids);
        var removed = await arrange.RememberAsync(staff.Workspace, [.. replies.Select(r => r.Id)]);
        var count = await arrange.RemoveAsync(staff.Workspace, [.. replies.Select(r => r.Id)]);
        if (count > 0)
            await session.RecordAsync("quick_reply.removed", Counted(count), string.Join(", ", replies.Take(20).Select(r => "/" + r.Shortcut)));
        return removed;
    }

    public async Task<Failure?> BringBackAsync(RemovedReplies removed)
    {
        var staff = await MayAsync();
        if (removed.Replies.Any(reply => !MayChange(staff, reply)))
            throw new UnauthorizedAccessException("The team's replies are for admins.");
        var failure = await arrange.BringBackAsync(staff.Workspace, removed);
        if (failure is null)
            await session.RecordAsync("quick_reply.restored", Counted(removed.Replies.Count), string.Join(", ", removed.Replies.Take(20).Select(r => "/" + r.Shortcut)));
        return failure;
    }

    public async Task<Result<ImportReport>> ImportAsync(byte[] content, string fileName)
    {
        var staff = await MayAsync();
        var done = await import.RunAsync(staff.Workspace, new Importer(staff.AdminId, staff.MayManage), content);
        if (done.TryGet(out var report, out _) && report.Added + report.Updated > 0)
            await session.RecordAsync("quick_reply.imported", fileName, FormattableString.Invariant($"{report.Added} added, {report.Updated} changed, {report.Refused.Count} refused"));
        return done;
    }

    private async Task<IReadOnlyList<QuickReply>> ChangeableAsync(Staff staff, IReadOnlyCollection<long> ids) =>
        [.. (await book.FindAsync(staff.Workspace, staff.AdminId, ids)).Where(reply => MayChange(staff, reply))];

    private ValueTask<Staff> MayAsync() => session.RequireAsync(AdminRole.Operator);

    private static string Named(QuickReply reply) => $"/{reply.Shortcut} ({reply.Id.ToString(CultureInfo.InvariantCulture)})";

    private static string Counted(int count) => count == 1 ? "1 quick reply" : FormattableString.Invariant($"{count} quick replies");
}
