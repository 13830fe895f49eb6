using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Moderation;

/// <summary>What a workspace decides about spam.</summary>
public static class GuardSettings
{
    public static Setting<bool> FloodIsStopped { get; } = new(
        "guard.flood", true, "Stop floods", "Whoever writes too much at once is muted for a while. Never the team, and nobody who bought something.");

    public static Setting<int> FloodMessages { get; } = new(
        "guard.flood_messages", 30, "Messages at once", "How many messages a person may send within the seconds below. An album counts as one.", Between(3, 1_000)) { Unit = "messages" };

    public static Setting<int> FloodSeconds { get; } = new(
        "guard.flood_seconds", 10, "Within seconds", "The time in which these messages are counted.", Between(1, 3_600));

    public static Setting<int> FloodMuteMinutes { get; } = new(
        "guard.flood_minutes", 5, "Mute, minutes", "How long the first time. Each further time within a day lasts four times as long, up to a day.", Between(1, 1_440));

    public static Setting<bool> FloodAsksFirst { get; } = new(
        "guard.flood_captcha", false, "Ask before muting", "Whoever has not shown yet that they are a person is asked to, and muted only the next time.");

    public static Setting<LinkRule> Links { get; } = new(
        "guard.links", LinkRule.Captcha, "Links from new people", "What becomes of a message with a link or an @name from somebody whom the team has not answered yet. Held ones wait until the person presses the right picture.",
        rule => Enum.IsDefined(rule) ? null : "Choose what becomes of links.");

    public static Setting<int> NewForHours { get; } = new(
        "guard.new_hours", 24, "New for, hours", "How long somebody counts as new after the bot first met them, unless the team answered them or they bought something.", Between(1, 8_760));

    public static Setting<bool> NewcomersAreAsked { get; } = new(
        "guard.newcomers", false, "Ask every newcomer", "Whether everybody new shows first that they are a person, by pressing the right picture.");

    public static Setting<int> FailedMuteMinutes { get; } = new(
        "guard.captcha_minutes", 60, "Mute after three wrong, minutes", "How long somebody is muted who pressed the wrong picture three times.", Between(1, 43_200));

    public static IReadOnlyList<Setting> Floods { get; } = [FloodIsStopped, FloodMessages, FloodSeconds, FloodMuteMinutes, FloodAsksFirst];

    public static IReadOnlyList<Setting> Newcomers { get; } = [Links, NewcomersAreAsked, NewForHours, FailedMuteMinutes];

    private static Func<int, string?> Between(int least, int most) => value => value >= least && value <= most ? null : $"Write a whole number from {least:N0} to {most:N0}.";
}

/// <summary>What becomes of links from people who are new.</summary>
public enum LinkRule
{
    LetThrough = 1,

    /// <summary>Held until they show that they are a person.</summary>
    Captcha = 2,
    Stop = 3,
}
