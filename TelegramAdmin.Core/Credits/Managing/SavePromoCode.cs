using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Makes a promo code. What it gives never changes afterwards; how often and until when it is taken does.</summary>
public sealed partial class SavePromoCode(IDatabase database, TimeProvider time)
{
    private const int LargestCredits = 100_000, LargestPercent = 95, LargestUses = 10_000_000, LargestDays = 3_650;

    public async Task<Result<PromoCode>> CreateAsync(WorkspaceId workspace, PromoDraft draft)
    {
        draft = draft with { Code = draft.Code.Trim().ToUpperInvariant() };
        if (Fault(draft) is { } fault)
            return fault;
        return await database.WriteAsync(workspace, async db =>
        {
            if (await db.PromoCodes.AnyAsync(p => p.Code == draft.Code))
                return (Result<PromoCode>)ManagingErrors.PromoCodeTaken;
            return db.PromoCodes.Add(New(workspace, draft)).Entity;
        });
    }

    /// <summary>Changes how many may use it and when.</summary>
    public async Task<Result<PromoCode>> ChangeAsync(WorkspaceId workspace, long id, PromoLimits limits)
    {
        if (Fault(limits) is { } fault)
            return fault;
        return await database.WriteAsync(workspace, async db =>
        {
            var promo = await db.PromoCodes.AsTracking().FirstOrDefaultAsync(p => p.Id == id && p.ArchivedAt == null);
            if (promo is null)
                return (Result<PromoCode>)ManagingErrors.PromoNotFound;
            (promo.LargestUses, promo.StartsAt, promo.EndsAt) = (limits.LargestUses, limits.StartsAt, limits.EndsAt);
            return promo;
        });
    }

    private PromoCode New(WorkspaceId workspace, PromoDraft draft) => new()
    {
        WorkspaceId = workspace,
        Code = draft.Code,
        Kind = draft.Kind,
        Value = draft.Value,
        CreditsLastDays = draft.Kind == PromoKind.Credits ? draft.CreditsLastDays : null,
        LargestUses = draft.Limits.LargestUses,
        StartsAt = draft.Limits.StartsAt,
        EndsAt = draft.Limits.EndsAt,
        CreatedAt = time.GetUtcNow(),
    };

    private Failure? Fault(PromoDraft draft)
    {
        if (!Code().IsMatch(draft.Code))
            return ManagingErrors.PromoCodeInvalid;
        if (draft.Value < 1 || draft.Value > (draft.Kind == PromoKind.Credits ? LargestCredits : LargestPercent))
            return ManagingErrors.PromoValueInvalid(draft.Kind);
        return draft.CreditsLastDays is < 1 or > LargestDays ? ManagingErrors.PromoLastingInvalid : Fault(draft.Limits);
    }

    private Failure? Fault(PromoLimits limits) =>
        limits.LargestUses is < 1 or > LargestUses ? ManagingErrors.PromoUsesInvalid
        : limits.EndsAt <= time.GetUtcNow() || limits.EndsAt <= limits.StartsAt ? ManagingErrors.PromoTimesInvalid
        : null;

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{2,31}\z", RegexOptions.None, 500)]
    private static partial Regex Code();
}

public sealed record PromoDraft(string Code, PromoKind Kind, int Value, int? CreditsLastDays, PromoLimits Limits);

/// <param name="LargestUses">Null for any number.</param>
/// <param name="StartsAt">Null for at once.</param>
/// <param name="EndsAt">Null for never.</param>
public sealed record PromoLimits(int? LargestUses, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt);
