using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Takes many messages of one call, each by itself: whatever becomes of one, the answer tells it, and the others are not touched.</summary>
internal sealed partial class SendMany(ReadMessage read, AcceptMessage accept, ILogger<SendMany> logger)
{
    public const int MostMessages = 10_000;
    public const int LargestBody = 64 * 1024 * 1024;

    // As for POST /send.
    private const int LargestMessage = 1024 * 1024;

    /// <summary>Of its key's own name and the place in the body; a space is in no name that a caller gives.</summary>
    private const char PlaceSeparator = ' ';

    public async Task<Result<BulkAnswer>> RunAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, ReadOnlyMemory<byte> body)
    {
        if (!BulkBody.Split(body, MostMessages).TryGet(out var messages, out var failure))
            return failure;
        if (messages.Count is 0 or > MostMessages)
            return messages.Count == 0 ? SendErrors.BulkEmpty : SendErrors.BulkTooLarge;
        var items = new BulkItem[messages.Count];
        var taken = await ReadAsync(key, bot, idempotencyKey, messages, items);
        // All at once: they share commits, and stand in the queue in the order of the body.
        var accepted = await accept.RunAsync(key.WorkspaceId, taken.ConvertAll(t => t.Message));
        for (var i = 0; i < taken.Count; i++)
            items[taken[i].Index] = await AnswerAsync(taken[i].Index, accepted[i]);
        return new BulkAnswer(items.Count(i => i.Error is null), items.Count(i => i.Error is not null), items);
    }

    private async Task<List<(int Index, NewMessage Message)>> ReadAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, IReadOnlyList<ReadOnlyMemory<byte>> messages, BulkItem[] items)
    {
        var taken = new List<(int Index, NewMessage Message)>(messages.Count);
        foreach (var (index, json) in messages.Index())
        {
            var name = idempotencyKey is null ? null : $"{idempotencyKey}{PlaceSeparator}{index}";
            if (json.Length > LargestMessage)
                items[index] = Refused(index, SendErrors.ItemTooLarge);
            else if ((await read.RunAsync(key, bot, name, json)).TryGet(out var message, out var failure))
                taken.Add((index, message));
            else
                items[index] = Refused(index, failure);
        }
        return taken;
    }

    private async Task<BulkItem> AnswerAsync(int index, Task<Result<AcceptedMessage>> acceptance)
    {
        try
        {
            return (await acceptance).TryGet(out var accepted, out var failure)
                ? new BulkItem(index) { MessageId = accepted.MessageId, Status = accepted.State == DeliveryState.Scheduled ? "scheduled" : "pending", BotId = accepted.BotId.Value }
                : Refused(index, failure);
        }
        catch (StorageUnavailableException)
        {
            return Refused(index, ApiFailures.StorageUnavailable);
        }
        catch (Exception e)
        {
            Log.ItemFailed(logger, e, index);
            return Refused(index, ApiFailures.Internal);
        }
    }

    private static BulkItem Refused(int index, Failure failure) => new(index) { Error = new BulkError(failure.Code, failure.Message, failure.Field) };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Message {Index} of a bulk call failed; the others are not touched")]
        public static partial void ItemFailed(ILogger logger, Exception e, int index);
    }
}

/// <param name="Accepted">How many are on disk and will be sent.</param>
/// <param name="Rejected">How many are not, for the reason that stands with each.</param>
/// <param name="Items">One for each message, in the order of the body.</param>
public sealed record BulkAnswer(int Accepted, int Rejected, IReadOnlyList<BulkItem> Items);

/// <param name="Index">Its place in the body, from 0.</param>
public sealed record BulkItem(int Index)
{
    public long? MessageId { get; init; }

    public string? Status { get; init; }

    public long? BotId { get; init; }

    public BulkError? Error { get; init; }
}

/// <param name="Code">As in the problems of POST /send.</param>
public sealed record BulkError(string Code, string Detail, string? Field);
