using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Payments;

/// <summary>Adds to the day's figures of a product in the transaction that makes them true.</summary>
internal static class RevenueWrites
{
    private const string Upsert = """
        INSERT INTO revenue_days (workspace_id, day, product_id, provider, currency, is_live, begun, sold, gross, refunded, fees, failed)
        VALUES (@workspace, @day, @product, @provider, @currency, @live, @begun, @sold, @gross, @refunded, @fees, @failed)
        ON CONFLICT (workspace_id, day, product_id, provider, currency, is_live) DO UPDATE SET
            begun = revenue_days.begun + excluded.begun, sold = revenue_days.sold + excluded.sold, gross = revenue_days.gross + excluded.gross,
            refunded = revenue_days.refunded + excluded.refunded, fees = revenue_days.fees + excluded.fees, failed = revenue_days.failed + excluded.failed
        """;

    public static Task CountAsync(this AppDbContext db, Payment payment, DateTimeOffset at, long begun = 0, long sold = 0, long gross = 0, long refunded = 0, long fees = 0, long failed = 0) =>
        db.Session.RunAsync(Upsert, p => p
            .Add("@workspace", payment.WorkspaceId).Add("@day", RollupPeriod.Day.StartOf(at)).Add("@product", payment.ProductId).Add("@provider", (long)payment.Provider)
            .Add("@currency", payment.Currency).Add("@live", payment.IsLive).Add("@begun", begun).Add("@sold", sold).Add("@gross", gross)
            .Add("@refunded", refunded).Add("@fees", fees).Add("@failed", failed));
}
