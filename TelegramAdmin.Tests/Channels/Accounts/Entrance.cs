using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox.MtProto;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>The door of accounts on a running app, with the scripted TDLib behind it.</summary>
public sealed class Entrance(RunningApp app)
{
    public const string Phone = "+999 66 10 0001";
    public const string PhoneWithPassword = "+999 66 10 0002";

    public static WorkspaceId Workspace => WorkspaceId.Default;

    public SandboxChannels Script => app.Sandbox.Channels;

    public T Service<T>() where T : notnull => app.Service<T>();

    public async Task<long> AddAsync(AccountDraft? draft = null)
    {
        var added = await Service<AddAccount>().RunAsync(Workspace, draft ?? new AccountDraft(), Actor.System);
        Assert.Null(added.Failure);
        return added.Value;
    }

    public Task<Result<SignInView>> ByPhoneAsync(long id, string phone) => Service<BeginSignIn>().ByPhoneAsync(Workspace, id, phone);

    public Task<Result<SignInView>> CodeAsync(long id, string code = SandboxChannels.Code) => Service<ContinueSignIn>().CodeAsync(Workspace, id, code);

    public Task<Result<SignInView>> PasswordAsync(long id, string password) => Service<ContinueSignIn>().PasswordAsync(Workspace, id, password);

    /// <summary>Added and signed in by phone.</summary>
    public async Task<long> EnterAsync(string phone = Phone)
    {
        var id = await AddAsync();
        Assert.Equal(SignInStep.Code, Passed(await ByPhoneAsync(id, phone)).Step);
        Assert.Equal(SignInStep.Finished, Passed(await CodeAsync(id)).Step);
        return id;
    }

    public Task<SourceReply<IChannelSource>> OpenAsync(long id) => Service<IChannelSources>().OpenAsync(id, CancellationToken.None);

    public Task<MtProtoAccount?> FindAsync(long id) => Service<AccountReader>().FindAsync(Workspace, id);

    public async Task<MtProtoAccount> RowAsync(long id) => (await FindAsync(id))!;

    public string FolderOf(MtProtoAccount account) => Path.Combine(app.Database.Folder, "tdlib", account.Folder);

    public Task WhenAsync(long id, AccountState state) => Eventually.TrueAsync(async () => (await FindAsync(id))?.State == state, $"the account is {state}");

    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var db = app.Storage.Read(Workspace);
        return await db.AuditEntries.Where(e => e.Action.StartsWith("account.")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync();
    }

    public static SignInView Passed(Result<SignInView> step)
    {
        Assert.Null(step.Failure);
        return step.Value;
    }
}
