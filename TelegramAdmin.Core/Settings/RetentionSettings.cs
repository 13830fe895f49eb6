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

    public static IReadOnlyList<Setting> All { get; } = [Messages, StoppedMessages, AiAnswers];
}
