namespace TelegramAdmin.Core.Settings;

/// <summary>How long a workspace keeps what it needs no more. What goes is gone, so only owners decide.</summary>
public static class RetentionSettings
{
    private const int LongestDays = 3_650;

    public static Setting<int> StoppedMessages { get; } = new(
        "retention.stopped", 30, "Keep stopped messages", "How long messages that the guard stopped can be looked at and let through.",
        days => days is >= 1 and <= LongestDays ? null : "Write a whole number from 1 to 3,650.") { Unit = "days", IsForOwners = true };

    public static Setting<int> AiAnswers { get; } = new(
        "retention.ai", 0, "Keep answers of AI", "How long questions that were sent to the AI endpoint are kept with its answers and costs; 0 for as long as the conversation.",
        days => days is 0 or (>= 31 and <= LongestDays) ? null : "Write 0, or a whole number from 31 to 3,650: the sums of the last 30 days come from them.") { Unit = "days", IsForOwners = true };

    public static Setting<int> Messages { get; } = new(
        "retention.messages", 0, "Keep messages", "How long what was said in conversations is kept, with its earlier texts and its files; 0 for as long as the conversation. Figures stay.",
        days => days is 0 or (>= 31 and <= LongestDays) ? null : "Write 0, or a whole number from 31 to 3,650.") { Unit = "days", IsForOwners = true };

    public static Setting<int> Updates { get; } = new(
        "retention.updates", 0, "Keep updates", "How long what Telegram delivered is kept once it is worked off; 0 for as long as the installation says.", Short) { Unit = "days", IsForOwners = true };

    public static Setting<int> FinishedMessages { get; } = new(
        "retention.finished", 0, "Keep finished messages", "How long messages stay in the list of messages once they were sent or given up; 0 for as long as the installation says. What was said stays in conversations.", Short) { Unit = "days", IsForOwners = true };

    public static Setting<int> AuditLog { get; } = new(
        "retention.audit", 0, "Keep the audit log", "How long acts of the team are kept; 0 for ever. An entry says when the beginning was let go, so the rest can still be checked.",
        days => days is 0 or (>= 31 and <= LongestDays) ? null : "Write 0, or a whole number from 31 to 3,650.") { Unit = "days", IsForOwners = true };

    public static IReadOnlyList<Setting> All { get; } = [Messages, StoppedMessages, AiAnswers, Updates, FinishedMessages, AuditLog];

    private static string? Short(int days) => days is 0 or (>= 2 and <= LongestDays) ? null : "Write 0, or a whole number from 2 to 3,650.";
}
