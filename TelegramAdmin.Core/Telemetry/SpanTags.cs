namespace TelegramAdmin.Core.Telemetry;

/// <summary>What the engine's spans say of themselves: numbers and words of ours, never what somebody wrote, never who they are.</summary>
public static class SpanTags
{
    public const string Bot = "telegramadmin.bot_id";
    public const string Inbox = "telegramadmin.inbox_id";
    public const string UpdateKind = "telegramadmin.update_kind";
    public const string Message = "telegramadmin.message_id";
    public const string Method = "telegramadmin.method";
    public const string Lane = "telegramadmin.lane";
    public const string Attempt = "telegramadmin.attempt";
    public const string Outcome = "telegramadmin.outcome";
    public const string Event = "telegramadmin.event_type";
    public const string Status = "http.response.status_code";
    public const string Error = "error.type";
}
