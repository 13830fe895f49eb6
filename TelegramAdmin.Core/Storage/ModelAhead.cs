using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage;

/// <summary>EF builds its model when it is first asked, for most of a second: begun at once, that passes while the rest of the program is put together.</summary>
public static class ModelAhead
{
    /// <summary>What fails here fails again, aloud, where the model is needed.</summary>
    public static void Begin(DatabaseProvider provider) => _ = Task.Run(() =>
    {
        using AppDbContext context = provider == DatabaseProvider.Sqlite ? new SqliteAppDbContext(SqliteDatabase.Options("Data Source=:memory:")) : PostgresDatabase.Unconnected();
        _ = context.Model;
    });
}
