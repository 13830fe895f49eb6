using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Gifts.Running;

/// <summary>Tells people of a gift, by the queue for many.</summary>
public sealed class GiftMail(MessageWriter writer, PersonFactsReader facts, Outbox outbox, TimeProvider time)
{
    internal const int LongestError = 300;

    /// <returns>A failure where the message cannot be written any more, such as when a file of it is gone.</returns>
    internal async Task<Result<GiftLetter>> PrepareAsync(GiftCampaign gift, CancellationToken cancellation)
    {
        if (gift.ReadMessage() is not { } message)
            return new GiftLetter(gift, null, facts, outbox, time);
        return (await writer.PrepareAsync(gift.WorkspaceId, message, new MessageOwner(SubjectKind.Gift, gift.Id), cancellation)).TryGet(out var prepared, out var failure)
            ? new GiftLetter(gift, prepared, facts, outbox, time)
            : failure;
    }
}

/// <summary>The message of one gift, read once for all who get it; a silent gift has none.</summary>
internal sealed class GiftLetter(GiftCampaign gift, PreparedMessage? message, PersonFactsReader facts, Outbox outbox, TimeProvider time)
{
    /// <summary>Those of them whose messages may be queued now: while a large file goes up for the first time, the others wait for it.</summary>
    public IReadOnlyList<GiftRecipient> ThatFit(IReadOnlyList<GiftRecipient> recipients) => message is null
        ? recipients
        : [.. recipients.GroupBy(r => r.BotId).SelectMany(bot => bot.Key is { } id ? bot.Take(message.Room(id)) : bot)];

    public async Task SendAsync(AppDbContext db, IReadOnlyList<GiftRecipient> recipients)
    {
        var reachable = recipients.Where(r => r.BotId is not null).ToList();
        if (message is null || reachable.Count == 0)
            return;
        var people = await facts.ReadAsync(db, gift.WorkspaceId, [.. reachable.Select(r => (r.TelegramUserId, r.BotId!.Value))]);
        var queued = new List<(GiftRecipient Recipient, OutboxMessage Message)>();
        foreach (var recipient in reachable)
        {
            if (message.Write(people[recipient.TelegramUserId], recipient.BotId!.Value, recipient.Id).TryGet(out var written, out var failure))
                queued.Add((recipient, outbox.Add(db, Row(recipient, written))));
            else
                (recipient.Told, recipient.Error) = (DeliveryState.Failed, ShortText.Cut(failure.Message, GiftMail.LongestError));
        }
        await db.SaveChangesAsync();
        foreach (var (recipient, row) in queued)
            (recipient.OutboxId, recipient.Told) = (row.Id, DeliveryState.Pending);
    }

    private OutboxMessage Row(GiftRecipient recipient, OutgoingMessage written) => new()
    {
        WorkspaceId = gift.WorkspaceId,
        BotId = recipient.BotId!.Value,
        ChatId = recipient.TelegramUserId,
        Method = written.Method,
        Parameters = written.Parameters,
        Files = written.Files,
        Lane = Lane.Bulk,
        Priority = Priority.Low,
        OnUncertain = OnUncertain.Hold,
        SubjectKind = SubjectKind.Gift,
        SubjectId = recipient.Id,
        CreatedAt = time.GetUtcNow(),
    };
}
