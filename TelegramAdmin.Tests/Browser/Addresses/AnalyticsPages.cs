namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class AnalyticsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/analytics", "/analytics/channels", "/analytics/channels/alerts", "/analytics/channels/alerts?tab=rules",
        "/analytics/channels/alerts?tab=report",
    ];
}
