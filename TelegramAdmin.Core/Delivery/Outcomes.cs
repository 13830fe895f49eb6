namespace TelegramAdmin.Core.Delivery;

/// <summary>What a verdict makes of a message: sent, failed, tried again and when, or held back because nobody can know.</summary>
internal static class Outcomes
{
    public static DeliveryOutcome Of(QueuedMessage message, Verdict verdict, RetryPolicy policy, DateTimeOffset now)
    {
        var outcome = DeliveryOutcome.Of(message, DeliveryState.Retrying, now);
        var next = verdict switch
        {
            Verdict.Sent sent => outcome with { State = DeliveryState.Sent, Attempts = message.Attempts + 1, TelegramMessageId = sent.MessageId, AlbumMessageIds = sent.Album, Result = sent.Result },
            Verdict.Snooze snooze => outcome with { NotBefore = now + snooze.For, ErrorCode = 429, Error = $"Too many requests; Telegram asked for {snooze.For.TotalSeconds:0} s of silence." },
            Verdict.Moved moved => outcome with { ChatId = moved.ToChatId },
            Verdict.BotOut botOut => outcome with { ErrorCode = 401, Error = botOut.Error },
            Verdict.Refused refused => outcome with { State = DeliveryState.Failed, Attempts = message.Attempts + 1, ErrorCode = refused.Code, Error = refused.Error, Unreachable = refused.Unreachable ? refused.Error : null },
            Verdict.Uncertain uncertain when message.OnUncertain == OnUncertain.Hold => outcome with { State = DeliveryState.Unknown, Attempts = message.Attempts + 1, ErrorCode = 0, Error = uncertain.Error },
            Verdict.Uncertain uncertain => AnotherTry(outcome, 0, uncertain.Error, policy.Network),
            Verdict.Again { Code: 0 } again => AnotherTry(outcome, 0, again.Error, policy.Network),
            Verdict.Again again => AnotherTry(outcome, again.Code, again.Error, policy.ServerError),
            _ => throw new InvalidOperationException(),
        };
        return next.IsFinal || (next.NotBefore ?? now) <= message.DueAt + policy.Lifetime ? next : GivenUp(next, policy);
    }

    /// <summary>It was claimed and then did not leave: it waits again as before.</summary>
    public static DeliveryOutcome NotTried(QueuedMessage message, DateTimeOffset now) =>
        DeliveryOutcome.Of(message, message.Attempts > 0 ? DeliveryState.Retrying : DeliveryState.Pending, now);

    private static DeliveryOutcome AnotherTry(DeliveryOutcome outcome, int code, string error, RetryRule rule)
    {
        var tried = outcome with { Attempts = outcome.Attempts + 1, ErrorCode = code, Error = error };
        return tried.Attempts >= rule.MaxAttempts
            ? tried with { State = DeliveryState.Failed }
            : tried with { NotBefore = tried.At + rule.DelayAfter(tried.Attempts) };
    }

    private static DeliveryOutcome GivenUp(DeliveryOutcome outcome, RetryPolicy policy) =>
        outcome with { State = DeliveryState.Failed, NotBefore = null, Error = $"{outcome.Error} It was given up after {policy.GiveUpAfter} s, as its retry policy says." };
}
