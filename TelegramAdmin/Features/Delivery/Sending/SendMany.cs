using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Delivery.Sending;

/// <summary>Takes many messages of one call, each by itself.</summary>
internal sealed class SendMany(ReadMessage read, AcceptMessage accept)
{
    public const int MostMessages = 10_000;
    public const int LargestBody = 64 * 1024 * 1024;

    public async Task<Result<BulkAnswer>> RunAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, ReadOnlyMemory<byte> body)
    {
        var parts = BulkBody.Split(body);
        if (!parts.TryGet(out var messages, out var failure))
            return failure;
        if (messages.Count is 0 or > MostMessages)
            return messages.Count == 0
                ? new Failure(FailureKind.Invalid, "bulk_empty", "There is no message in the body. Send a JSON array or NDJSON.")
                : new Failure(FailureKind.Invalid, "bulk_too_large", $"There are {messages.Count} messages in this call; 10,000 are taken at once. Split them.");
        // All at once: they share commits, and a chat's order is that of the body because each is queued before the next is read.
        var items = await Task.WhenAll(messages.Select((json, index) => SendAsync(key, bot, idempotencyKey is null ? null : $"{idempotencyKey}#{index}", index, json)));
        return new BulkAnswer(items.Count(i => i.Error is null), items.Count(i => i.Error is not null), items);
    }

    private async Task<BulkItem> SendAsync(ActiveApiKey key, BotId? bot, string? idempotencyKey, int index, ReadOnlyMemory<byte> json)
    {
        var message = await read.RunAsync(key, bot, idempotencyKey, json);
        if (!message.TryGet(out var good, out var failure) || !(await accept.RunAsync(good)).TryGet(out var accepted, out failure))
            return new BulkItem(index) { Error = new BulkError(failure.Code, failure.Message, failure.Field) };
        return new BulkItem(index) { MessageId = accepted.MessageId, Status = accepted.State == DeliveryState.Scheduled ? "scheduled" : "pending", BotId = accepted.BotId.Value };
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
