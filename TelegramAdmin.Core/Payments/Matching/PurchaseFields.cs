using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Matching;

/// <summary>Who bought so often. What went back in full is no purchase.</summary>
internal sealed class PurchasesField : IAudienceField
{
    public AudienceField Field => AudienceField.Purchases;

    public AudienceValues Values => AudienceValues.Number;

    public string Write(Audience condition, AudienceSql sql) => condition.Number() switch
    {
        <= 0 => "1 = 1",
        1 => Bought.Where(sql, "1 = 1"),
        var number => Bought.Where(sql, $"1 = 1 GROUP BY b.telegram_user_id HAVING COUNT(*) >= {sql.Add(number)}"),
    };
}

/// <summary>When they bought last; who never did bought neither lately nor before.</summary>
internal sealed class LastPurchaseField : IAudienceField
{
    public AudienceField Field => AudienceField.LastPurchase;

    public AudienceValues Values => AudienceValues.Moment;

    public string Write(Audience condition, AudienceSql sql) => condition.Is switch
    {
        Comparison.Exists => Bought.Where(sql, "1 = 1"),
        Comparison.Until => $"{Bought.Where(sql, "1 = 1")} AND NOT {Bought.Where(sql, sql.Moment("b.paid_at", condition with { Is = Comparison.From }))}",
        _ => Bought.Where(sql, sql.Moment("b.paid_at", condition)),
    };
}

/// <summary>Who bought one of these products.</summary>
internal sealed class ProductField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Product;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql) => Bought.Where(sql, $"b.product_id IN {sql.AddIds(condition)}");

    // Archived ones too: who bought them is still of interest.
    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.Products.Where(p => only == null || only.Contains(p.Id)).OrderBy(p => p.Name).ToListAsync(cancellation))
            .Select(p => new AudienceChoice(p.Id.ToString(CultureInfo.InvariantCulture), p.ArchivedAt is null ? p.Name : $"{p.Name} (archived)"))];
}

internal static class Bought
{
    private static readonly string Kept = string.Join(", ", new[] { PaymentState.Granted, PaymentState.PartlyRefunded, PaymentState.PaidNotGranted, PaymentState.Disputed }
        .Select(s => ((int)s).ToString(CultureInfo.InvariantCulture)));

    // Far fewer people buy than are met, so the buyers are gathered first.
    public static string Where(AudienceSql sql, string condition) =>
        $"p.telegram_user_id IN (SELECT b.telegram_user_id FROM payments b WHERE b.workspace_id = {sql.WorkspaceName} AND b.paid_at IS NOT NULL AND b.state IN ({Kept}) AND {condition})";
}
