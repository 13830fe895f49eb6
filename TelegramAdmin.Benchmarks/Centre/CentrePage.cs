using System.Globalization;

namespace TelegramAdmin.Benchmarks.Centre;

/// <summary>One page of the control centre.</summary>
/// <param name="Path">Its address in the n-th round. What is remembered between rounds for longer than one takes is asked for differently in each.</param>
/// <param name="Has">What stands in its HTML once its data do.</param>
internal sealed record CentrePage(string What, Func<int, string> Path, string Has, double Target = 500)
{
    /// <param name="person">Somebody with a conversation, payments and credits.</param>
    public static IReadOnlyList<CentrePage> All(long person, DateTimeOffset now) =>
    [
        new("Dashboard", _ => "/dashboard", "ta-kpi", 2000),
        new("Dashboard: people, 90 days", _ => "/dashboard?set=people&period=90d", "ta-kpi", 2000),
        new("Dashboard: money, 90 days", _ => "/dashboard?set=money&period=90d", "ta-kpi", 2000),
        new("Dashboard: conversations, 90 days", _ => "/dashboard?set=conversations&period=90d", "ta-kpi", 2000),
        new("Analytics: growth, 90 days", n => $"/analytics/growth?{Days(now, 90, n)}", "ta-kpi"),
        new("Analytics: behaviour, 30 days", n => $"/analytics/behaviour?{Days(now, 30, n)}", "<table"),
        new("Analytics: behaviour, a year", n => $"/analytics/behaviour?{Days(now, 360, n)}", "<table"),
        new("Analytics: revenue, 90 days", n => $"/analytics/revenue?{Days(now, 90, n)}", "ta-kpi"),
        new("Analytics: conversations, 90 days", n => $"/analytics/conversations?{Days(now, 90, n)}", "ta-kpi"),
        new("Analytics: delivery, 90 days", n => $"/analytics/delivery?{Days(now, 90, n)}", "ta-kpi"),
        new("Analytics: campaigns, 90 days", n => $"/analytics/campaigns?{Days(now, 90, n)}", "News"),
        new("Analytics: channels", _ => "/analytics/channels", "data-ta-row"),
        new("Users", _ => "/users", "data-ta-row"),
        new("Users: a name", n => $"/users?q=reader_{5000 + n * 7}", "data-ta-row"),
        new("Users: one", _ => string.Create(CultureInfo.InvariantCulture, $"/users/{person}"), "Reader"),
        new("Conversations", _ => "/conversations", "data-ta-row"),
        new("Conversations: everything", _ => "/conversations?view=all", "data-ta-row"),
        new("Conversations: one", _ => "/conversations/1", "data-ta-row"),
        new("Quick Replies", _ => "/replies", "<h1"),
        new("Broadcast", _ => "/broadcast", "News"),
        new("Broadcast: one", n => string.Create(CultureInfo.InvariantCulture, $"/broadcast/{2 + n % 20}"), "News"),
        new("Broadcast: a new one", _ => "/broadcast/new", "<h1"),
        new("Mass Gift", _ => "/gifts", "<h1"),
        new("Products", _ => "/products", "Monthly pass"),
        new("Billing", _ => "/billing", "data-ta-row"),
        new("Billing: ledger", _ => "/billing?tab=ledger", "data-ta-row"),
        new("Search: a word in half of them", _ => "/search?q=order", "data-ta-row"),
        new("Settings", _ => "/settings", "<h1"),
        new("Settings: all", _ => "/settings/all", "<h1"),
        new("System: health", _ => "/system/health", "<h1"),
        new("System: queue", _ => "/system/queue", "<h1"),
        new("System: messages", _ => "/system/messages", "data-ta-row"),
        new("System: errors", _ => "/system/errors", "<h1"),
        new("System: performance", _ => "/system/performance", "<h1"),
        new("System: bots", _ => "/system/bots", "Year"),
    ];

    private static string Days(DateTimeOffset now, int count, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"period=own&from={now.AddDays(1 - count - round):yyyy-MM-dd}&to={now.AddDays(-round):yyyy-MM-dd}");
}
