using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;

namespace TelegramAdmin.Features.QuickReplies;

/// <summary>What an admin does to the categories of quick replies.</summary>
public sealed class CategoryActs(StaffSession session, CategoryBook book)
{
    /// <param name="id">The one to rename; null for a new one.</param>
    public async Task<Result<QuickReplyCategory>> SaveAsync(long? id, string name)
    {
        var staff = await MayAsync();
        return id is { } number
            ? await RecordAsync(await book.RenameAsync(staff.Workspace, number, name), "quick_reply_category.renamed")
            : await RecordAsync(await book.AddAsync(staff.Workspace, name), "quick_reply_category.added");
    }

    /// <param name="place">From 0.</param>
    public async Task<Failure?> MoveAsync(long id, int place) => (await RecordAsync(await book.MoveAsync((await MayAsync()).Workspace, id, place), "quick_reply_category.moved")).Failure;

    public async Task<Failure?> RemoveAsync(long id) => (await RecordAsync(await book.RemoveAsync((await MayAsync()).Workspace, id), "quick_reply_category.removed")).Failure;

    private ValueTask<Staff> MayAsync() => session.RequireAsync(AdminRole.Admin);

    private async Task<Result<QuickReplyCategory>> RecordAsync(Result<QuickReplyCategory> done, string action)
    {
        if (done.TryGet(out var category, out _))
            await session.RecordAsync(action, category.Name);
        return done;
    }
}
