namespace TelegramAdmin.Features.Operations.Jobs;

/// <summary>What a loop does, for people; one without words keeps its name.</summary>
internal static class LoopWords
{
    public static string Of(string name) => name switch
    {
        "BroadcastService" => "Broadcasts that run",
        "ChannelCollector" => "Reading channels",
        "Cleaner" => "What is past its time",
        "FailoverService" => "Bots through which nothing leaves",
        "HealthRecorder" => "Health of each part",
        "KeyWatch" => "Keys of stored secrets",
        "NeedTeller" => "What needs a person, for webhooks",
        "GaugeSnapshots" => "Figures for OpenTelemetry",
        "NotificationWriter" => "News of jobs and backups",
        "PerformanceSampler" => "Measurements of each minute",
        "QueueHistory" => "Depth of the queue",
        "Scheduler" => "Scheduled messages",
        "SearchService" => "Search index",
        "SequenceService" => "Sequences",
        "WebhookWatch" => "Webhooks at Telegram",
        _ => name,
    };
}
