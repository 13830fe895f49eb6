using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Moderation.Guarding;

/// <summary>The settings of the guard, as one question to them.</summary>
internal sealed record GuardRules
{
    public bool FloodIsStopped { get; init; }

    public int FloodMessages { get; init; }

    public int FloodSeconds { get; init; }

    public TimeSpan FloodMute { get; init; }

    public bool FloodAsksFirst { get; init; }

    public LinkRule Links { get; init; }

    public TimeSpan NewFor { get; init; }

    public bool NewcomersAreAsked { get; init; }

    public TimeSpan FailedMute { get; init; }

    public bool AsksAnybody => Links == LinkRule.Captcha || NewcomersAreAsked || (FloodIsStopped && FloodAsksFirst);

    public static GuardRules Of(SettingValues values) => new()
    {
        FloodIsStopped = values.Get(GuardSettings.FloodIsStopped),
        FloodMessages = values.Get(GuardSettings.FloodMessages),
        FloodSeconds = values.Get(GuardSettings.FloodSeconds),
        FloodMute = TimeSpan.FromMinutes(values.Get(GuardSettings.FloodMuteMinutes)),
        FloodAsksFirst = values.Get(GuardSettings.FloodAsksFirst),
        Links = values.Get(GuardSettings.Links),
        NewFor = TimeSpan.FromHours(values.Get(GuardSettings.NewForHours)),
        NewcomersAreAsked = values.Get(GuardSettings.NewcomersAreAsked),
        FailedMute = TimeSpan.FromMinutes(values.Get(GuardSettings.FailedMuteMinutes)),
    };
}
