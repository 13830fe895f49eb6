using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>What was paid when, by <see cref="QuarterHours"/>, so that it falls into the days of any zone.</summary>
public sealed class PaidDays(IDatabase database)
{
    internal Task<IReadOnlyList<(long Quarter, long Paid)>> ReadAsync(AppDbContext db, RevenueFilter filter, bool? isLive, DateTimeOffset from, DateTimeOffset to)
    {
        var quarter = QuarterHours.Sql("p.paid_at", database.Provider);
        var bot = filter.Bot is null ? "" : " AND p.bot_id = @bot";
        var live = isLive is null ? "" : $" AND (p.is_live = @live OR p.provider = {(int)PaymentProvider.Stars})";
        return db.QueryAsync(
            $"SELECT {quarter}, CAST(SUM(COALESCE(p.amount_paid, 0)) AS BIGINT) FROM payments p WHERE p.workspace_id = @workspace AND p.paid_at >= @from AND p.paid_at < @to AND p.currency = @currency{bot}{live} GROUP BY 1",
            command =>
            {
                command.Bind(database.Provider, "@workspace", db.Workspace!.Value.Value);
                command.Bind(database.Provider, "@from", from);
                command.Bind(database.Provider, "@to", to);
                command.Bind(database.Provider, "@currency", filter.Currency);
                if (filter.Bot is { } one)
                    command.Bind(database.Provider, "@bot", one.Value);
                if (isLive is { } mode)
                    command.Bind(database.Provider, "@live", mode);
            }, row => (row.GetInt64(0), row.GetInt64(1)));
    }
}
