using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage.Postgres;
using TelegramAdmin.Core.Storage.Sqlite;

namespace TelegramAdmin.Core.Storage.Reading;

/// <summary>How the database goes about a question, without asking it and without values.</summary>
public static class StatementPlans
{
    /// <returns>The plan as the database words it; why there is none where it does not say.</returns>
    public static async Task<string> ReadAsync(AppDbContext db, string sql, CancellationToken cancellation = default)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            return string.Join('\n', db.Database.IsSqlite()
                ? await SqlitePlans.ReadAsync(db.Database.GetDbConnection(), sql, cancellation)
                : await PostgresPlans.ReadAsync(db.Database.GetDbConnection(), sql, cancellation));
        }
        catch (System.Data.Common.DbException e)
        {
            return $"no plan: {e.Message}";
        }
    }
}
