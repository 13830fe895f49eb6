using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Profiles.Linking;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Writing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Users.Card;

/// <summary>What an operator does with one person. Core writes it down.</summary>
public sealed class ProfileActs(StaffSession session, TagBook tags, NoteBook notes, LinkPeople links, StartConversation start)
{
    public async Task<Failure?> TagAsync(long telegramUserId, string name)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return (await tags.PutAsync(await WorkspaceAsync(), telegramUserId, name, actor)).Failure;
    }

    public async Task UntagAsync(long telegramUserId, string name)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        await tags.TakeAsync(await WorkspaceAsync(), telegramUserId, name, actor);
    }

    public async Task<Failure?> NoteAsync(long telegramUserId, string text)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return (await notes.AddAsync(await WorkspaceAsync(), telegramUserId, text, actor)).Failure;
    }

    /// <summary>One's own, or as an admin anybody's.</summary>
    public async Task<PersonNote?> RemoveNoteAsync(PersonNote note)
    {
        var actor = await session.RequireActorAsync(MayRemove(await session.GetAsync(), note) ? AdminRole.Operator : AdminRole.Admin);
        return await notes.RemoveAsync(await WorkspaceAsync(), note.Id, actor);
    }

    public async Task RestoreNoteAsync(PersonNote note)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        await notes.RestoreAsync(note, actor);
    }

    public async Task<Failure?> JoinAsync(long telegramUserId, long other, bool bringsCredits)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return await links.JoinAsync(await WorkspaceAsync(), telegramUserId, other, actor, bringsCredits);
    }

    /// <returns>How many credits went back.</returns>
    public async Task<Result<long>> PartAsync(long telegramUserId, long other)
    {
        var actor = await session.RequireActorAsync(AdminRole.Operator);
        return await links.PartAsync(await WorkspaceAsync(), telegramUserId, other, actor);
    }

    /// <returns>The conversation in which one may write now.</returns>
    public async Task<Result<long>> WriteAsync(long telegramUserId, BotId? bot)
    {
        await session.RequireActorAsync(AdminRole.Operator);
        return await start.RunAsync(await WorkspaceAsync(), telegramUserId, bot);
    }

    public static bool MayRemove(Staff staff, PersonNote note) => staff.MayManage || (staff.MayAnswer && note.AdminId == staff.AdminId);

    private async Task<WorkspaceId> WorkspaceAsync() => (await session.GetAsync()).Workspace;
}
