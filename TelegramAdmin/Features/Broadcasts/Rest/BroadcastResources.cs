using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;

namespace TelegramAdmin.Features.Broadcasts.Rest;

/// <summary>A broadcast.</summary>
/// <param name="Version">Counts up with every change; give it back with a change of yours.</param>
/// <param name="Bots">Left out for all of the workspace.</param>
/// <param name="Trouble">Why it paused by itself.</param>
/// <param name="DueAt">When it begins, or with a recurring one, the next time.</param>
/// <param name="ListedAt">When everybody of the audience was listed; counts grow until then.</param>
/// <param name="Rate">Messages a second over the last minute; with one broadcast only, while it runs.</param>
/// <param name="EndsAt">When it will be done, from the bots' real rates and what else they send; with one broadcast only.</param>
public sealed record BroadcastResource(
    long BroadcastId, string Name, BroadcastState State, int Version, Audience Audience, IReadOnlyList<long>? Bots, IReadOnlyList<BroadcastVariant> Variants, BroadcastTest? Test,
    BroadcastTiming Timing, long? CategoryId, bool IsPaid, int ErrorLimit, long? ParentId, string? Trouble, string? Winner, string? WinnerReason,
    DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? StartedAt, DateTimeOffset? ListedAt, DateTimeOffset? FinishedAt, BroadcastCounts Counts, double? Rate, DateTimeOffset? EndsAt)
{
    internal static BroadcastResource Of(Broadcast row, BroadcastCounts counts, double? rate = null, DateTimeOffset? endsAt = null) => new(
        row.Id, row.Name, row.State, row.Version, row.ReadAudience(), row.ReadBots()?.Select(b => b.Value).Order().ToList(), row.ReadVariants(), row.ReadTest(),
        row.ReadTiming(), row.CategoryId, row.IsPaid, row.ErrorLimit, row.ParentId, row.Trouble, row.Winner, row.WinnerReason,
        row.CreatedAt, row.DueAt, row.StartedAt, row.ListedAt, row.FinishedAt, counts, rate, endsAt);
}

/// <summary>What became of one person.</summary>
/// <param name="Reason">Why it failed, or why they were left out.</param>
/// <param name="After">What became of the message after it was sent: edited or deleted.</param>
public sealed record RecipientResource(
    long TelegramUserId, long? BotId, string? Variant, RecipientState State, string? Reason, int? ErrorCode, int Attempts, long? MessageId, DateTimeOffset? DueAt, DateTimeOffset? SentAt,
    long? TelegramMessageId, DateTimeOffset? PressedAt, AfterState After, string? AfterReason)
{
    internal static RecipientResource Of(RecipientRow row)
    {
        var r = row.Recipient;
        return new RecipientResource(r.TelegramUserId, r.BotId?.Value, r.Variant, r.State, r.Error, r.ErrorCode, r.Attempts, r.OutboxId, r.DueAt == Recipient.AfterWinner ? null : r.DueAt, r.SentAt,
            r.TelegramMessageId, r.PressedAt, r.After, r.AfterError);
    }
}

/// <summary>How many messages are concerned.</summary>
public sealed record ConcernedResource(int Messages);

[JsonSerializable(typeof(BroadcastRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(EditSentRequest))]
[JsonSerializable(typeof(BroadcastResource))]
[JsonSerializable(typeof(ConcernedResource))]
[JsonSerializable(typeof(ApiPage<BroadcastResource>))]
[JsonSerializable(typeof(ApiPage<RecipientResource>))]
internal sealed partial class BroadcastBodies : JsonSerializerContext;
