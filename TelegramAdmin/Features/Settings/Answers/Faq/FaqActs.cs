using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Answers.Faq;

/// <summary>What somebody does to questions and answers: may they, do it. The book writes each change down.</summary>
public sealed class FaqActs(StaffSession session, FaqBook book, FaqFile file)
{
    public async Task<FaqPage> ReadAsync(FaqFilter filter) => await book.ReadAsync(await WorkspaceAsync(), filter);

    public async Task<FaqChoices> ChoicesAsync() => await book.ChoicesAsync(await WorkspaceAsync());

    public async Task<FaqEntry?> FindAsync(long id) => await book.FindAsync(await WorkspaceAsync(), id);

    public async Task<Result<FaqEntry>> SaveAsync(long? id, FaqDraft draft) => await book.SaveAsync(await WorkspaceAsync(), id, draft, await ActorAsync());

    public async Task<Failure?> SwitchAsync(long id, bool isOn) => (await book.SwitchAsync(await WorkspaceAsync(), id, isOn, await ActorAsync())).Failure;

    public async Task RemoveAsync(long id) => await book.RemoveAsync(await WorkspaceAsync(), [id], await ActorAsync());

    /// <summary>What an import would do; nothing is changed.</summary>
    public async Task<Result<FaqImport>> LookAsync(byte[] content) => await file.LookAsync(await WorkspaceAsync(), new MemoryStream(content));

    public async Task<Result<FaqImport>> ImportAsync(byte[] content) => await file.ImportAsync(await WorkspaceAsync(), new MemoryStream(content), await ActorAsync());

    private async Task<WorkspaceId> WorkspaceAsync() => (await session.RequireAsync(AdminRole.Admin)).Workspace;

    private ValueTask<Actor> ActorAsync() => session.RequireActorAsync(AdminRole.Admin);
}
