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

    /// <returns>Which replies were in it, for <see cref="BringBackAsync"/>.</returns>
    public async Task<Result<IReadOnlyList<long>>> RemoveAsync(long id)
    {
        var workspace = (await MayAsync()).Workspace;
        var replies = await book.RepliesOfAsync(workspace, id);
        return (await RecordAsync(await book.RemoveAsync(workspace, id), "quick_reply_category.removed")).Failure is { } failure ? failure : Result<IReadOnlyList<long>>.Of(replies);
    }

    public async Task<Failure?> BringBackAsync(QuickReplyCategory category, IReadOnlyCollection<long> replies) =>
        (await RecordAsync(await book.BringBackAsync((await MayAsync()).Workspace, category, replies), "quick_reply_category.restored")).Failure;

    private ValueTask<Staff> MayAsync() => session.RequireAsync(AdminRole.Admin);

    private async Task<Result<QuickReplyCategory>> RecordAsync(Result<QuickReplyCategory> done, string action)
    {
        if (done.TryGet(out var category, out _))
            await session.RecordAsync(action, category.Name);
        return done;
    }
}
