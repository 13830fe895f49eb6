using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>What the people of the last twelve months are worth until now, by the month in which they started.</summary>
public sealed class CohortReader(IDatabase database, TimeProvider time)
{
    private const int Count = 12;

    internal async Task<IReadOnlyList<RevenueCohort>> ReadAsync(AppDbContext db, RevenueFilter filter, bool? isLive)
    {
        var months = Months.Last(Count, time.GetUtcNow());
        var month = Months.Sql("k.started_at", database.Provider);
        var people = (await AskAsync($"SELECT {month}, COUNT(*), 0, 0 FROM people k WHERE k.workspace_id = @workspace AND k.started_at >= @from GROUP BY 1")).ToDictionary(r => r.Month);
        var bot = filter.Bot is null ? "" : " AND p.bot_id = @bot";
        var live = isLive is null ? "" : $" AND (p.is_live = @live OR p.provider = {(int)PaymentProvider.Stars})";
        // What was paid has an amount and a time together; by the amount, an index answers alone.
        var paid = (await AskAsync($"""
            SELECT {month}, 0, COUNT(DISTINCT p.telegram_user_id), CAST(SUM(COALESCE(p.amount_paid, 0) - p.amount_refunded) AS BIGINT) FROM payments p
            JOIN people k ON k.workspace_id = p.workspace_id AND k.telegram_user_id = p.telegram_user_id
            WHERE p.workspace_id = @workspace AND p.amount_paid IS NOT NULL AND p.currency = @currency AND k.started_at >= @from{bot}{live} GROUP BY 1
            """)).ToDictionary(r => r.Month);
        return [.. months.Select(m => new RevenueCohort(m, people.GetValueOrDefault(m).People, paid.GetValueOrDefault(m).Payers, paid.GetValueOrDefault(m).Net))];

        Task<IReadOnlyList<(DateOnly Month, long People, long Payers, long Net)>> AskAsync(string sql) => db.QueryAsync(sql, command =>
        {
            command.Bind(database.Provider, "@workspace", db.Workspace!.Value.Value);
            command.Bind(database.Provider, "@from", Months.StartOf(months[0]));
            if (!sql.Contains("@currency", StringComparison.Ordinal))
                return;
            command.Bind(database.Provider, "@currency", filter.Currency);
            if (filter.Bot is { } one)
                command.Bind(database.Provider, "@bot", one.Value);
            if (isLive is { } mode)
                command.Bind(database.Provider, "@live", mode);
        }, row => (Months.Read(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
    }
}
