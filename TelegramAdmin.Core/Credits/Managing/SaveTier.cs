using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits.Managing;

/// <summary>Makes a tier, or changes one. What it says holds for the next message; nothing that was charged changes.</summary>
public sealed class SaveTier(IDatabase database, EventBus events, TimeProvider time)
{
    public const int LargestBonus = 500;

    /// <param name="id">Null for a new one.</param>
    /// <param name="adminId">Who of the staff; it stands in the tier's history.</param>
    public async Task<Result<Tier>> RunAsync(WorkspaceId workspace, long? id, TierDraft draft, long? adminId = null)
    {
        draft = draft with { Name = draft.Name.Trim() };
        if (Fault(draft) is { } fault)
            return fault;
        return await database.WriteAsync(workspace, db => ApplyAsync(db, workspace, id, draft, adminId));
    }

    /// <summary>In the caller's transaction; for a draft without a fault.</summary>
    internal async Task<Result<Tier>> ApplyAsync(AppDbContext db, WorkspaceId workspace, long? id, TierDraft draft, long? adminId)
    {
        if (await db.Tiers.AnyAsync(t => t.Name == draft.Name && t.Id != (id ?? 0)))
            return ManagingErrors.TierNameTaken;
        var tier = id is null ? db.Tiers.Add(New(workspace, draft)).Entity : await db.Tiers.AsTracking().FirstOrDefaultAsync(t => t.Id == id && t.ArchivedAt == null);
        if (tier is null)
            return ManagingErrors.TierNotFound;
        var before = id is null ? null : TierDraft.Of(tier).ToJson();
        Write(tier, draft);
        if (draft.IsDefault && !tier.IsDefault)
            await MakeDefaultAsync(db, workspace, tier);
        if (before is not null)
            SettingSteps.Note(db, workspace, SettingSteps.OfTier(tier.Id), before, TierDraft.Of(tier).ToJson(), time.GetUtcNow(), adminId);
        db.AfterCommit(() => events.Publish(new TiersChanged(workspace)));
        return tier;
    }

    private Tier New(WorkspaceId workspace, TierDraft draft) =>
        new() { WorkspaceId = workspace, Name = draft.Name, Prices = "", Permissions = draft.Permissions, CreatedAt = time.GetUtcNow() };

    private static void Write(Tier tier, TierDraft draft)
    {
        (tier.Name, tier.Permissions, tier.BonusPercent) = (draft.Name, draft.Permissions, draft.BonusPercent);
        tier.Prices = draft.Prices.Write();
    }

    /// <summary>One at a time is the default, which an index watches over: the old one steps down first.</summary>
    private static async Task MakeDefaultAsync(AppDbContext db, WorkspaceId workspace, Tier tier)
    {
        await db.Tiers.Where(t => t.WorkspaceId == workspace && t.IsDefault).ExecuteUpdateAsync(set => set.SetProperty(t => t.IsDefault, false));
        tier.IsDefault = true;
    }

    internal static Failure? Fault(TierDraft draft)
    {
        if (draft.Name.Length is 0 or > 64 || !ShortText.IsWhole(draft.Name))
            return ManagingErrors.TierNameInvalid;
        if (draft.Prices.ByKind.Any(p => p.Value is < 0 or > Tier.LargestPrice || p.Key is MessageKind.Event or MessageKind.ButtonPress))
            return ManagingErrors.TierPriceInvalid;
        return draft.BonusPercent is < 0 or > LargestBonus ? ManagingErrors.TierBonusInvalid : null;
    }
}

/// <param name="IsDefault">Whoever has no tier of their own is in it. A tier stops being the default one when another becomes it.</param>
public sealed record TierDraft(string Name, MessagePrices Prices, TierPermissions Permissions, int BonusPercent, bool IsDefault)
{
    public static TierDraft Of(Tier tier) => new(tier.Name, MessagePrices.Read(tier.Prices), tier.Permissions, tier.BonusPercent, tier.IsDefault);

    /// <summary>As it stands in the tier's history.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Kept(Name, Prices.Write(), Permissions, BonusPercent, IsDefault));

    public static TierDraft Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json)!;
        return new(kept.Name, MessagePrices.Read(kept.Prices), kept.Permissions, kept.BonusPercent, kept.IsDefault);
    }

    private sealed record Kept(string Name, string Prices, TierPermissions Permissions, int BonusPercent, bool IsDefault);
}
