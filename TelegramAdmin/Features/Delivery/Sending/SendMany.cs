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
        // All at once: they share commits, and a chat's order is that of the body because each is queued before the next is read.
        var items = await Task.WhenAll(messages.Select((json, index) => SendAsync(key, bot, idempotencyKey is null ? null : $"{idempotencyKey}{PlaceSeparator}{index}", index, json)));
        return new BulkAnswer(items.Count(i => i.Error is null), items.Count(i => i.Error is not null), items);
    }

    private async Task<BulkItem> SendAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, int index, ReadOnlyMemory<byte> json)
    {
        try
        {
            return json.Length > LargestMessage ? Refused(index, SendErrors.ItemTooLarge)
                : !(await read.RunAsync(key, bot, idempotencyKey, json)).TryGet(out var message, out var failure) ? Refused(index, failure)
                : !(await accept.RunAsync(message)).TryGet(out var accepted, out failure) ? Refused(index, failure)
                : new BulkItem(index) { MessageId = accepted.MessageId, Status = accepted.State == DeliveryState.Scheduled ? "scheduled" : "pending", BotId = accepted.BotId.Value };
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
