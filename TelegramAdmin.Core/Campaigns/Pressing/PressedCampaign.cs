using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Pressing;

/// <summary>The message under which somebody pressed, as far as it was theirs.</summary>
/// <param name="CategoryId">What they opt out of under it.</param>
internal sealed record PressedCampaign(CampaignMessage Message, long? CategoryId, long? BroadcastId)
{
    /// <returns>Null for a button that is made up, of somebody else, or of a message that is gone.</returns>
    public static Task<PressedCampaign?> FindAsync(AppDbContext db, WorkspaceId workspace, long presser, ButtonPlace place) => place.Kind switch
    {
        SubjectKind.Recipient => OfBroadcastAsync(db, workspace, presser, place.Subject),
        SubjectKind.SequenceRun => OfSequenceAsync(db, workspace, presser, place),
        SubjectKind.Gift => OfGiftAsync(db, workspace, presser, place.Subject),
        _ => Task.FromResult<PressedCampaign?>(null),
    };

    private static async Task<PressedCampaign?> OfBroadcastAsync(AppDbContext db, WorkspaceId workspace, long presser, long id)
    {
        var found = await db.Recipients.Where(r => r.Id == id && r.WorkspaceId == workspace && r.TelegramUserId == presser)
            .Join(db.Broadcasts, r => r.BroadcastId, b => b.Id, (r, b) => new { r.Variant, b.Id, b.Variants, b.CategoryId }).FirstOrDefaultAsync();
        var variant = found is null ? null : JsonSerializer.Deserialize(found.Variants, BroadcastJson.Default.ListBroadcastVariant)!.Find(v => v.Key == found.Variant);
        return variant is null ? null : new PressedCampaign(variant.Message, found!.CategoryId, found.Id);
    }

    private static async Task<PressedCampaign?> OfSequenceAsync(AppDbContext db, WorkspaceId workspace, long presser, ButtonPlace place)
    {
        var found = await db.SequenceRuns.Where(r => r.Id == place.Subject && r.WorkspaceId == workspace && r.TelegramUserId == presser)
            .Join(db.Sequences, r => r.SequenceId, s => s.Id, (_, s) => new { s.Steps, s.CategoryId }).FirstOrDefaultAsync();
        var step = found is null ? null : SequenceStep.Read(found.Steps).ElementAtOrDefault(place.Part);
        return step is null ? null : new PressedCampaign(step.Message, found!.CategoryId, null);
    }

    private static async Task<PressedCampaign?> OfGiftAsync(AppDbContext db, WorkspaceId workspace, long presser, long id)
    {
        var message = await db.GiftRecipients.Where(r => r.Id == id && r.WorkspaceId == workspace && r.TelegramUserId == presser)
            .Join(db.GiftCampaigns, r => r.GiftId, g => g.Id, (_, g) => g.Message).FirstOrDefaultAsync();
        return message is null ? null : new PressedCampaign(CampaignMessage.Read(message), null, null);
    }
}
