using TelegramAdmin.Core.Delivery.Attempts;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Reading;

/// <summary>One thing that happened to a message.</summary>
/// <param name="NotBefore">When it is tried next, as was decided then.</param>
public sealed record DeliveryStep(StepKind Kind, DateTimeOffset At, BotId BotId, int? ErrorCode = null, string? Error = null, DateTimeOffset? NotBefore = null)
{
    internal static IReadOnlyList<DeliveryStep> AllOf(OutboxMessage message, IReadOnlyList<DeliveryAttempt> attempts)
    {
        var first = attempts.Count > 0 ? attempts[0].BotId : message.BotId;
        var steps = new List<DeliveryStep> { new(StepKind.Accepted, message.CreatedAt, first) };
        if (message.SendAt > message.CreatedAt && (attempts.Count == 0 || attempts[0].At >= message.SendAt))
            steps.Add(new DeliveryStep(StepKind.Scheduled, message.CreatedAt, message.BotId, NotBefore: message.SendAt));
        steps.AddRange(attempts.Select(Of));
        if (EndOf(message) is { } end && (attempts.Count == 0 || attempts[^1].State != message.State))
            steps.Add(end);
        return steps;
    }

    private static DeliveryStep Of(DeliveryAttempt attempt) => new(attempt.State switch
    {
        DeliveryState.Sent => StepKind.Sent,
        DeliveryState.Failed => StepKind.Failed,
        DeliveryState.Unknown => StepKind.Unknown,
        DeliveryState.Cancelled => StepKind.Cancelled,
        DeliveryState.Retrying => StepKind.Tried,
        _ => StepKind.Requeued,
    }, attempt.At, attempt.BotId, attempt.ErrorCode, attempt.Error, attempt.NotBefore);

    private static DeliveryStep? EndOf(OutboxMessage message)
    {
        var at = message.FinishedAt ?? message.CreatedAt;
        return message.State switch
        {
            DeliveryState.Sent => new DeliveryStep(StepKind.Sent, at, message.BotId),
            DeliveryState.Failed => new DeliveryStep(StepKind.Failed, at, message.BotId, message.ErrorCode, message.Error),
            DeliveryState.Unknown => new DeliveryStep(StepKind.Unknown, at, message.BotId, message.ErrorCode, message.Error),
            DeliveryState.Cancelled => new DeliveryStep(StepKind.Cancelled, at, message.BotId),
            DeliveryState.Sending => new DeliveryStep(StepKind.Leaving, at, message.BotId),
            _ => null,
        };
    }
}

public enum StepKind
{
    Accepted,

    /// <summary>To be sent at a later time.</summary>
    Scheduled,

    /// <summary>A try that failed, with another to come.</summary>
    Tried,

    /// <summary>Given to another bot, or sent again by somebody.</summary>
    Requeued,

    /// <summary>Taken by a sender, without an outcome yet.</summary>
    Leaving,
    Sent,
    Failed,
    Unknown,
    Cancelled,
}
