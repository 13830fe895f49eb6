namespace TelegramAdmin.Core.Telemetry;

/// <summary>What has a duration.</summary>
public enum Timed
{
    /// <summary>From the arrival of somebody's message to the first answer that Telegram accepts.</summary>
    Reply,

    /// <summary>Taking an update from Telegram's webhook, until it is durable.</summary>
    Webhook,

    /// <summary>A call to the Bot API, until its answer.</summary>
    Send,

    /// <summary>A write, from the moment it is handed over until it is durable.</summary>
    Commit,

    /// <summary>A page or file for a browser.</summary>
    Page,

    /// <summary>A request of another program: the REST API and the drop-in endpoint.</summary>
    Api,
}

/// <summary>What is counted.</summary>
public enum Counted
{
    /// <summary>Updates that became durable.</summary>
    Updates,

    /// <summary>Messages that Telegram accepted.</summary>
    Sent,

    /// <summary>Messages that Telegram refused.</summary>
    Failed,

    /// <summary>Answers that asked for silence (429).</summary>
    TooMany,
}

/// <summary>The names of measures, as they stand in meters, in /metrics and in samples.</summary>
public static class MeterWords
{
    public static string Of(Timed what) => what switch
    {
        Timed.Reply => "reply",
        Timed.Webhook => "webhook",
        Timed.Send => "send",
        Timed.Commit => "commit",
        Timed.Page => "page",
        _ => "api",
    };

    public static string Of(Counted what) => what switch
    {
        Counted.Updates => "updates",
        Counted.Sent => "sent",
        Counted.Failed => "failed",
        _ => "too_many_requests",
    };
}
