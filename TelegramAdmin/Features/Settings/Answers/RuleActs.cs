using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings.Answers.Inputs;

namespace TelegramAdmin.Features.Settings.Answers;

/// <summary>What somebody does to automatic answers: may they, do it. The book writes each change down.</summary>
public sealed class RuleActs(StaffSession session, RuleBook book, LabelBook labels)
{
    public async Task<IReadOnlyList<AutoRule>> ReadAsync() => await book.ReadAsync(await WorkspaceAsync());

    public async Task<AutoRule?> FindAsync(long id) => await book.FindAsync(await WorkspaceAsync(), id);

    /// <summary>Labels that are not there yet are made.</summary>
    public async Task<Result<AutoRule>> SaveAsync(long? id, RuleInput input)
    {
        var workspace = await WorkspaceAsync();
        var known = new Dictionary<string, long>();
        foreach (var name in input.Actions.Where(a => a.IsLabel).Select(a => a.Label.Trim()).Where(name => name.Length > 0).Distinct())
        {
            if (!(await labels.AddAsync(workspace, name)).TryGet(out var label, out var failure))
                return failure;
            known[name] = label.Id;
        }
        return await book.SaveAsync(workspace, id, input.Written(known), await ActorAsync());
    }

    public async Task<Failure?> SwitchAsync(long id, bool isOn) => (await book.SwitchAsync(await WorkspaceAsync(), id, isOn, await ActorAsync())).Failure;

    public async Task<Failure?> MoveAsync(long id, int place) => (await book.MoveAsync(await WorkspaceAsync(), id, place, await ActorAsync())).Failure;

    public async Task<Result<AutoRule>> DuplicateAsync(long id) => await book.DuplicateAsync(await WorkspaceAsync(), id, await ActorAsync());

    /// <returns>What brings it back.</returns>
    public async Task<Result<RemovedRule>> RemoveAsync(long id)
    {
        if (await book.RememberAsync(await WorkspaceAsync(), id) is not { } removed)
            return RuleErrors.NotFound;
        return await book.RemoveAsync(await WorkspaceAsync(), id, await ActorAsync()) is { } failure ? failure : removed;
    }

    public async Task<Failure?> BringBackAsync(RemovedRule removed) => await book.BringBackAsync(await WorkspaceAsync(), removed, await ActorAsync());

    private async Task<WorkspaceId> WorkspaceAsync() => (await session.RequireAsync(AdminRole.Admin)).Workspace;

    private ValueTask<Actor> ActorAsync() => session.RequireActorAsync(AdminRole.Admin);
}
