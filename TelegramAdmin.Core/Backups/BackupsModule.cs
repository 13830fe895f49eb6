using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Backups.Copying;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Backups.Moving;
using TelegramAdmin.Core.Backups.Restoring;
using TelegramAdmin.Core.Backups.Watching;
using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Backups;

public static class BackupsModule
{
    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddSingleton<BackupFolder>()
        .AddSingleton<BackupBoard>()
        .AddSingleton<BackupShelf>()
        .AddSingleton(provider => CopyOf(provider.GetRequiredService<DatabaseOptions>()))
        .AddSingleton<UnpackBackup>()
        .AddSingleton(p => new MakeBackup(Copy(p), Database(p), Options(p), Folder(p), Board(p), Time(p)))
        .AddSingleton(p => new VerifyBackup(p.GetRequiredService<UnpackBackup>(), Copy(p), Database(p), Folder(p), Board(p), Time(p)))
        .AddSingleton(p => new StageRestore(p.GetRequiredService<UnpackBackup>(), Copy(p), Options(p), Folder(p), Board(p), Time(p)))
        .AddSingleton<MoveDatabase>()
        .AddSingleton<BackupWatch>()
        .AddSingleton<INeedSource, BackupNeeds>()
        .AddHealthPart<BackupsPart>()
        .AddSingleton<TellOfRestore>()
        .AddSingleton<IHostedService>(provider => provider.GetRequiredService<TellOfRestore>())
        .AddSingleton<OpenPlace>()
        .AddSingleton<CopyBoard>()
        .AddScheduledJob<BackupJob>()
        .AddScheduledJob<CopyBackups>();

    internal static IDatabaseCopy CopyOf(DatabaseOptions options) => options.Provider == DatabaseProvider.Postgres ? new PostgresCopy(options) : new SqliteCopy(options);

    private static IDatabaseCopy Copy(IServiceProvider provider) => provider.GetRequiredService<IDatabaseCopy>();

    private static IDatabase Database(IServiceProvider provider) => provider.GetRequiredService<IDatabase>();

    private static EngineOptions Options(IServiceProvider provider) => provider.GetRequiredService<EngineOptions>();

    private static BackupFolder Folder(IServiceProvider provider) => provider.GetRequiredService<BackupFolder>();

    private static BackupBoard Board(IServiceProvider provider) => provider.GetRequiredService<BackupBoard>();

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
