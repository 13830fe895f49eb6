using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Channels.Accounts;

/// <summary>The engine without a host, with something in TDLib's place: for what a whole app would only make slower.</summary>
internal sealed class AccountBench : IAsyncDisposable
{
    private readonly TestDatabase _files;
    private readonly ServiceProvider _services;

    private AccountBench(TestDatabase files, ServiceProvider services) => (_files, _services) = (files, services);

    public IDatabase Database => Service<IDatabase>();

    public IChannelSources Sources => Service<IChannelSources>();

    public AccountPool Pool => Service<AccountPool>();

    public static async Task<AccountBench> StartAsync(DatabaseProvider provider, TimeProvider? clock = null, ITdTransport? transport = null, MtProtoOptions? options = null, params ISourceListener[] listeners)
    {
        var files = await TestDatabase.CreateAsync(provider);
        var engine = new EngineOptions { DataDirectory = files.Folder, MtProto = options ?? new MtProtoOptions { ApiId = 12345, ApiHash = new string('a', 32) } };
        var services = new ServiceCollection().AddLogging().AddSingleton(clock ?? TimeProvider.System);
        if (transport is not null)
            services.AddSingleton(transport);
        foreach (var listener in listeners)
            services.AddSingleton(listener);
        var built = services.AddTelegramAdminCore(engine, new DatabaseOptions { Provider = provider, ConnectionString = files.ConnectionString }).BuildServiceProvider();
        await built.GetRequiredService<PrepareDatabase>().RunAsync();
        return new AccountBench(files, built);
    }

    public T Service<T>() where T : notnull => _services.GetRequiredService<T>();

    public string FolderOf(MtProtoAccount account) => Service<SessionFolders>().PathOf(account.Folder);

    /// <summary>An account that signed in some time ago.</summary>
    public async Task<MtProtoAccount> SignedInAsync(string name = "Ada")
    {
        var account = await Service<AddAccount>().KeepAsync(WorkspaceId.Default, new AccountDraft(name), Service<AccountVault>().NewKey(), SessionFolders.NewName());
        await File.WriteAllTextAsync(Path.Combine(Service<SessionFolders>().Make(account.Folder), "session"), name);
        await Database.WriteAsync(WorkspaceId.Default, db => db.MtProtoAccounts.Where(a => a.Id == account.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, AccountState.Ready).SetProperty(a => a.TelegramUserId, 1000 + account.Id)));
        return await FindAsync(account.Id) ?? throw new InvalidOperationException("It was just written.");
    }

    public async Task<MtProtoAccount?> FindAsync(long id) => await Service<AccountReader>().FindAsync(WorkspaceId.Default, id);

    public RequestBudget BudgetOf(MtProtoAccount account) => Service<BudgetBook>().Of(account);

    /// <summary>As after a restart.</summary>
    public RequestBudget FreshBudgetOf(MtProtoAccount account) =>
        new(account.WorkspaceId, account.Id, Service<NameAllowance>(), Service<WaitBook>(), Service<BudgetLimits>(), Service<TimeProvider>());

    public async ValueTask DisposeAsync()
    {
        await Pool.CloseAllAsync();
        await Service<SignInDesk>().CloseAllAsync();
        await _services.DisposeAsync();
        await _files.DisposeAsync();
    }
}
