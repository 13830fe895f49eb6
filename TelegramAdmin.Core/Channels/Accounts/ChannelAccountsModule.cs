using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts.Entering;
using TelegramAdmin.Core.Channels.Accounts.Importing;
using TelegramAdmin.Core.Channels.Accounts.Keeping;
using TelegramAdmin.Core.Channels.Accounts.Keys;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.Channels.Sources.Tdlib;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Native;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts;

internal static class ChannelAccountsModule
{
    public static IServiceCollection AddChannelAccounts(this IServiceCollection services)
    {
        // Where the sandbox runs, its own is there already.
        services.TryAddSingleton<ITdTransport>(p => new NativeTransport(p.Get<EngineOptions>().MtProto.LibraryPath, p.Get<ILogger<NativeTransport>>()));
        return services.AddKeys().AddReading().AddOpening().AddEntering().AddKeeping();
    }

    private static IServiceCollection AddKeys(this IServiceCollection services) => services
        .AddSingleton<SessionFolders>()
        .AddSingleton<AccountVault>()
        .AddSingleton(p => new AccountReader(p.Get<IDatabase>()));

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton(p => new BudgetLimits(p.Get<EngineOptions>().MtProto))
        .AddSingleton<NameAllowance>()
        .AddSingleton<WaitBook>()
        .AddSingleton<BudgetBook>()
        .AddSingleton<LiveFeed>();

    private static IServiceCollection AddOpening(this IServiceCollection services) => services
        .AddSingleton<OpenSession>()
        .AddSingleton<AccountBook>()
        .AddSingleton<OpenAccounts>()
        .AddSingleton(p => new AccountPool(p.Get<OpenAccounts>(), p.Get<EngineOptions>(), p.Get<TimeProvider>()))
        .AddSingleton<IChannelSources>(p => p.Get<AccountPool>())
        .AddHostedService<IdleAccountCloser>();

    private static IServiceCollection AddEntering(this IServiceCollection services) => services
        .AddSingleton<SignInRows>()
        .AddSingleton<FinishSignIn>()
        .AddSingleton<ImportDirectory>()
        .AddSingleton<CheckProxy>()
        .AddSingleton(p => new SignInDesk(p.Get<OpenSession>(), p.Get<FinishSignIn>(), p.Get<SignInRows>(), p.Get<EventBus>(), p.Get<TimeProvider>(), p.Get<ILogger<SignInDesk>>()))
        .AddSingleton(p => new AddAccount(p.Get<IDatabase>(), p.Get<EngineOptions>(), p.Get<AccountVault>(), p.Get<CheckProxy>(), p.Get<AuditLog>(), p.Get<EventBus>(), p.Get<TimeProvider>()))
        .AddSingleton(p => new BeginSignIn(p.Get<IDatabase>(), p.Get<SignInDesk>(), p.Get<SessionFolders>()))
        .AddSingleton(p => new ContinueSignIn(p.Get<SignInDesk>()))
        .AddSingleton(p => new CancelSignIn(p.Get<SignInDesk>(), p.Get<SignInRows>()))
        .AddSingleton(p => new ImportSession(p.Get<ImportDirectory>(), p.Get<EngineOptions>(), p.Get<ITdTransport>(), p.Get<AccountVault>(), p.Get<SessionFolders>(), p.Get<CheckProxy>(), p.Get<AddAccount>(),
            p.Get<OpenSession>(), p.Get<FinishSignIn>(), p.Get<SignInRows>(), p.Get<AuditLog>(), p.Get<TimeProvider>()))
        .AddHostedService<SignInSweeper>();

    private static IServiceCollection AddKeeping(this IServiceCollection services) => services
        .AddSingleton<EndSession>()
        .AddSingleton(p => new SignInAgain(p.Get<IDatabase>(), p.Get<AccountVault>(), p.Get<SessionFolders>(), p.Get<AccountPool>(), p.Get<EventBus>()))
        .AddSingleton(p => new SignOutAccount(p.Get<IDatabase>(), p.Get<AccountPool>(), p.Get<EndSession>(), p.Get<AuditLog>(), p.Get<EventBus>()))
        .AddSingleton(p => new RemoveAccount(p.Get<IDatabase>(), p.Get<AccountPool>(), p.Get<SignInDesk>(), p.Get<EndSession>(), p.Get<AuditLog>(), p.Get<EventBus>()))
        .AddSingleton(p => new ChangeAccount(p.Get<IDatabase>(), p.Get<EventBus>()))
        .AddSingleton(p => new ChangeProxy(p.Get<IDatabase>(), p.Get<AccountVault>(), p.Get<CheckProxy>(), p.Get<AccountPool>(), p.Get<AuditLog>(), p.Get<EventBus>()))
        .AddSingleton(p => new TestProxyWay(p.Get<TdEngine>(), p.Get<CheckProxy>(), p.Get<TimeProvider>()));

    private static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
