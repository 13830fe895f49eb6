using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Matching;

/// <summary>Who has so many credits to spend. Without an account there are none.</summary>
internal sealed class CreditsField : IAudienceField
{
    public AudienceField Field => AudienceField.Credits;

    public AudienceValues Values => AudienceValues.Number;

    public string Write(Audience condition, AudienceSql sql) => condition.Number() <= 0 ? "1 = 1" : Accounts.Where(sql, $"a.balance >= {sql.Add(condition.Number())}");
}

/// <summary>For whom messages are free now.</summary>
internal sealed class PassField : IAudienceField
{
    public AudienceField Field => AudienceField.Pass;

    public AudienceValues Values => AudienceValues.YesNo;

    public string Write(Audience condition, AudienceSql sql) => Accounts.Where(sql, $"a.pass_until > {sql.Add(sql.Now)}");
}

/// <summary>Who is in one of these tiers. Who was never put into one, or has no account yet, is in the default one.</summary>
internal sealed class TierField : IAudienceField, IAudienceChoices
{
    public AudienceField Field => AudienceField.Tier;

    public AudienceValues Values => AudienceValues.Ids;

    public string Write(Audience condition, AudienceSql sql)
    {
        var ids = sql.AddIds(condition);
        return $"""
            {Accounts.Where(sql, $"a.tier_id IN {ids}")} OR (EXISTS (SELECT 1 FROM tiers t WHERE t.workspace_id = {sql.WorkspaceName} AND t.is_default = {sql.Add(true)} AND t.id IN {ids})
            AND NOT {Accounts.Where(sql, "a.tier_id IS NOT NULL")})
            """;
    }

    public async Task<IReadOnlyList<AudienceChoice>> ReadAsync(AppDbContext db, IReadOnlyCollection<long>? only, CancellationToken cancellation) =>
        [.. (await db.Tiers.Where(t => t.ArchivedAt == null && (only == null || only.Contains(t.Id))).OrderBy(t => t.Name).ToListAsync(cancellation))
            .Select(t => new AudienceChoice(t.Id.ToString(CultureInfo.InvariantCulture), t.Name))];
}

internal static class Accounts
{
    public static string Where(AudienceSql sql, string condition) => $"""
        EXISTS (SELECT 1 FROM credit_accounts a {sql.Through(CreditAccountConfiguration.AudienceIndex)} WHERE a.workspace_id = p.workspace_id AND a.telegram_user_id = p.telegram_user_id AND {condition})
        """;
}
