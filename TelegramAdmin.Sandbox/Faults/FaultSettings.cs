using System.Text.Json.Serialization;

namespace TelegramAdmin.Sandbox;

/// <summary>What goes wrong on purpose. Rates are 0 to 1.</summary>
public sealed record FaultSettings
{
    /// <summary>Milliseconds before a call is taken, chosen evenly between the two.</summary>
    public int LatencyMinMs { get; init; }

    public int LatencyMaxMs { get; init; }

    /// <summary>Further milliseconds between taking a call and answering it.</summary>
    public int SlowAnswerMs { get; init; }

    /// <summary>Answers 429 to everything in scope until switched off.</summary>
    public bool RefuseAll { get; init; }

    /// <summary>Answers 429 to the next so many calls in scope; counts down.</summary>
    public int RefuseNext { get; init; }

    /// <summary>Share of calls answered 429.</summary>
    public double RefuseRate { get; init; }

    /// <summary>The retry_after of such a 429, in seconds.</summary>
    public int RetryAfter { get; init; } = 5;

    /// <summary>Share of calls answered 500 without being taken.</summary>
    public double ServerErrorRate { get; init; }

    /// <summary>Share of calls that are taken, then the connection is closed without an answer.</summary>
    public double LoseAnswerRate { get; init; }

    /// <summary>Share of calls whose connection is closed before they are taken.</summary>
    public double DropRate { get; init; }

    /// <summary>Answers 401 to every call of every bot.</summary>
    public bool RevokeAll { get; init; }

    /// <summary>Which calls the faults above strike; latency strikes all.</summary>
    public FaultScope Scope { get; init; } = FaultScope.Sends;

    /// <summary>Milliseconds before each webhook delivery.</summary>
    public int WebhookDelayMs { get; init; }

    /// <summary>Share of deliveries that do not reach the webhook; Telegram tries again.</summary>
    public double WebhookFailRate { get; init; }

    /// <summary>Share of deliveries that arrive, but whose answer is lost; Telegram tries again.</summary>
    public double WebhookLoseAnswerRate { get; init; }

    /// <summary>Share of deliveries that arrive twice.</summary>
    public double WebhookDuplicateRate { get; init; }

    /// <summary>Share of answers to a pre-checkout that never reach Telegram: the payment runs out of time.</summary>
    public double LosePreCheckoutRate { get; init; }

    /// <summary>Share of payments whose successful_payment the bot gets twice, as two updates.</summary>
    public double DoublePaymentRate { get; init; }

    /// <summary>Share of payments that the bot is not told of; getStarTransactions has them.</summary>
    public double LosePaymentRate { get; init; }
}

/// <summary>Which Bot API calls faults strike.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultScope>))]
public enum FaultScope
{
    /// <summary>Calls that make or change messages: send*, edit*, copy*, forward*, delete*, answer*, createForumTopic.</summary>
    Sends,

    /// <summary>Every call, getUpdates and setWebhook too.</summary>
    Everything,
}
