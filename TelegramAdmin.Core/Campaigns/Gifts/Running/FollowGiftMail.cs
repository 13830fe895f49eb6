using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Writes beside each recipient what became of the message, in the transaction that records the outcome.</summary>
internal sealed class FollowGiftMail : IDeliveryObserver
{
    private const string Told = "UPDATE gift_recipients SET told = @state, error = @error WHERE id = @id AND outbox_id = @message";

    public Task RecordAsync(WriteSession session, IReadOnlyList<DeliveryOutcome> outcomes) =>
        session.ForEachAsync(Told, [.. outcomes.Where(o => o is { SubjectKind: SubjectKind.Gift, SubjectId: not null, IsFinal: true })], static (p, o) => p
            .Add("@state", (long)o.State).Add("@error", o.Error is null ? null : ShortText.Cut(o.Error, GiftMail.LongestError)).Add("@id", o.SubjectId).Add("@message", o.MessageId));
}
