using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Revenue.Billing;

/// <summary>What was paid for which product when, by <see cref="QuarterHours"/>.</summary>
public sealed class SoldProducts(IDatabase database)
{
    internal Task<IReadOnlyList<SoldFact>> ReadAsync(AppDbContext db, DateTimeOffset from, DateTimeOffset to, bool? isLive)
    {
        var live = isLive is null ? "" : $" AND (p.is_live = @live OR p.provider = {(int)PaymentProvider.Stars})";
        return db.QueryAsync(
            $"SELECT {QuarterHours.Sql("p.paid_at", database.Provider)}, p.product_id, p.currency, COUNT(*), CAST(SUM(COALESCE(p.amount_paid, 0)) AS BIGINT) FROM payments p WHERE p.workspace_id = @workspace AND p.paid_at >= @from AND p.paid_at < @to{live} GROUP BY 1, 2, 3",
            command =>
            {
                command.Bind(database.Provider, "@workspace", db.Workspace!.Value.Value);
                command.Bind(database.Provider, "@from", from);
                command.Bind(database.Provider, "@to", to);
                if (isLive is { } mode)
                    command.Bind(database.Provider, "@live", mode);
            }, row => new SoldFact(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4)));
    }
}

/// <param name="Paid">In the smallest unit.</param>
internal sealed record SoldFact(long Quarter, long Product, string Currency, long Count, long Paid);
