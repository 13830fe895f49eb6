using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Begins to give. Of two who start the same draft at once, one does.</summary>
public sealed class StartGift(IDatabase database, AudienceReader audiences, MessageWriter writer, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <param name="version">The version that was seen; null starts it as it is now.</param>
    /// <param name="confirmed">How many people it is said to go to; needed for many, and for everybody.</param>
    public async Task<Result<GiftCampaign>> RunAsync(WorkspaceId workspace, long id, int? version, long? confirmed, Actor actor)
    {
        if (await FindAsync(workspace, id) is not { } gift)
            return GiftErrors.NotFound;
        if (gift.State != GiftState.Draft)
            return GiftErrors.WrongState(gift.State, "only a draft can be started");
        if (version is { } seen && seen != gift.Version)
            return GiftErrors.Changed;
        if (await RefusalAsync(workspace, gift, confirmed) is { } refused)
            return refused;
        if (!await StartAsync(gift))
            return GiftErrors.Changed;
        await audit.RecordAsync(workspace, actor, "gift.started", gift.Target, Words(gift));
        return gift;
    }

    /// <summary>Whether the number of people has to be typed.</summary>
    public static bool NeedsConfirmation(GiftDraft draft, long people) => !IsSilentOffer(draft) && (people >= GiftRules.ConfirmedFrom || draft.Audience.IsEverybody);

    // By link only: nobody is written to.
    private static bool IsSilentOffer(GiftDraft draft) => draft is { Kind: GiftKind.Claimed, Message: null };

    private async Task<Failure?> RefusalAsync(WorkspaceId workspace, GiftCampaign gift, long? confirmed)
    {
        var draft = GiftDraft.Of(gift);
        if (GiftRules.Missing(draft, time.GetUtcNow()) is { } missing)
            return missing;
        if (draft.Message is { } message && (await writer.PrepareAsync(workspace, message, new MessageOwner(SubjectKind.Gift, gift.Id))).Failure is { } unwritable)
            return unwritable;
        if (!(await audiences.CountAsync(workspace, draft.Audience)).TryGet(out var count, out var unclear))
            return unclear;
        var people = count.People;
        if (people == 0 && !IsSilentOffer(draft)) // Who comes by a link may be somebody new.
            return GiftErrors.Nobody;
        if (draft.Kind == GiftKind.Given && draft.Budget is { } budget && people * draft.Credits > budget)
            return GiftErrors.OverBudget(people * draft.Credits, budget);
        if (!NeedsConfirmation(draft, people))
            return null;
        return confirmed is not { } typed ? GiftErrors.ConfirmationMissing(people)
            : !ConfirmedNumber.Fits(typed, people) ? GiftErrors.ConfirmationWrong(typed, people)
            : null;
    }

    private async Task<GiftCampaign?> FindAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        return await db.GiftCampaigns.FirstOrDefaultAsync(g => g.Id == id);
    }

    private Task<bool> StartAsync(GiftCampaign gift) => database.WriteAsync(gift.WorkspaceId, async db =>
    {
        var now = time.GetUtcNow();
        var started = await db.GiftCampaigns.Where(g => g.Id == gift.Id && g.State == GiftState.Draft && g.Version == gift.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.State, GiftState.Running).SetProperty(g => g.Version, g => g.Version + 1).SetProperty(g => g.StartedAt, now)) == 1;
        if (started)
            db.AfterCommit(() => events.Publish(new GiftChanged(gift.WorkspaceId, gift.Id)));
        return started;
    });

    private static string Words(GiftCampaign gift) =>
        string.Create(CultureInfo.InvariantCulture, $"{(gift.IsPass ? $"a pass of {gift.PassDays} days" : $"{gift.Credits} credits")} for each{(gift.Kind == GiftKind.Claimed ? " who takes it" : "")}");
}
