using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage;

public static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseOptions options) => services
        .AddSingleton<PrepareDatabase>()
        .AddSingleton<SlowStatements>()
        .AddSingleton<WriteCounts>()
        .AddSingleton<IDatabase>(provider => options.Provider switch
        {
            DatabaseProvider.Postgres => new PostgresDatabase(options.ConnectionString, provider.GetRequiredService<ILogger<PostgresDatabase>>(), provider.GetRequiredService<SlowStatements>(), provider.GetRequiredService<WriteCounts>()),
            _ => new SqliteDatabase(options.ConnectionString, provider.GetRequiredService<ILogger<SqliteDatabase>>(), provider.GetRequiredService<SlowStatements>(), provider.GetRequiredService<WriteCounts>()),
        });
}
