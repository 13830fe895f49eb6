namespace TelegramAdmin.Tests.Architecture;

/// <summary>How long rows of each table are kept, in words. Tables that are not named are kept for ever.</summary>
internal static class Retention
{
    private static readonly Dictionary<string, string> Ages = new()
    {
        ["inbox_updates"] = "30 days after they were worked off (`Retention:Updates`), or as the workspace decides",
        ["outbox_messages"] = "90 days once sent, failed or cancelled (`Retention:Messages`), or as the workspace decides; unknown ones until somebody decides",
        ["delivery_attempts"] = "as long as their messages",
        ["webhook_deliveries"] = "30 days once they ended",
        ["webhook_attempts"] = "30 days",
        ["stripe_events"] = "90 days once they were processed",
        ["job_runs"] = "30 days",
        ["nodes"] = "an hour after they were last seen",
        ["restrictions"] = "30 days after their end",
        ["reconciliation_runs"] = "30 days",
        ["staff_sessions"] = "30 days, as long as a session can last",
        ["stopped_messages"] = "as the workspace decides, 30 days at first (Settings → Retention)",
        ["ai_answers"] = "as the workspace decides, for ever at first (Settings → Retention)",
        ["conversation_messages"] = "as the workspace decides, for ever at first (Settings → Retention)",
        ["audit_entries"] = "as the workspace decides, for ever at first (Settings → Retention)",
        ["consumers"] = "one day after their key was revoked",
        ["notifications"] = "90 days",
        ["channel_alerts"] = "366 days",
        ["performance_samples"] = "minutes 2 days, hours 90 days",
        ["health_samples"] = "hours 7 days, days and changes 90 days",
        ["log_faults"] = "90 days",
        ["captcha_states"] = "30 days where nobody passed",
        ["name_lookups"] = "24 hours",
        ["rollups"] = "minutes 2 days, hours 90 days, days for ever",
    };

    public static IEnumerable<string> Named => Ages.Keys;

    public static string Of(string table) => Ages.GetValueOrDefault(table, "for ever");
}
