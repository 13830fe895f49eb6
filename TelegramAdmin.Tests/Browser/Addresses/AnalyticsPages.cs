namespace TelegramAdmin.Tests.Browser.Addresses;

public sealed class AnalyticsPages : ILookedAtPages
{
    public IReadOnlyList<string> Addresses =>
    [
        "/analytics/growth", "/analytics/behaviour", "/analytics/behaviour/people?step=checkout", "/analytics/revenue", "/analytics/revenue/rows", "/analytics/conversations", "/analytics/conversations/rows?of=received", "/analytics/delivery",
        "/analytics/delivery/rows?state=sent", "/analytics/campaigns", "/analytics/reports", "/analytics/reports?open=new", "/analytics/channels", "/analytics/channels/alerts", "/analytics/channels/alerts?tab=rules", "/analytics/channels/alerts?tab=report",
    ];
}
