using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Layout;

/// <summary>The twelve categories in their five groups: the one list behind side navigation, bottom bar, sheet and "g" keys.</summary>
public static class NavItems
{
    private static readonly NavGroup[] Planned =
    [
        new("Overview",
        [
            new("Dashboard", "/dashboard", "space_dashboard", "d") { Help = "dashboard.md" },
            new("Analytics", "/analytics", "monitoring", "a") { Help = "analytics.md" },
            new("Search", "/search", "search", "f") { Help = "search.md" },
        ]),
        new("Inbox",
        [
            new("Conversations", "/conversations", "forum", "c") { ShortName = "Inbox", IsWide = true, Help = "conversations.md" },
            new("Quick Replies", "/replies", "bolt", "q") { Help = "quick-replies.md" },
        ]),
        new("Audience",
        [
            new("Users", "/users", "group", "u") { Help = "users.md" },
            new("Broadcast", "/broadcast", "campaign", "r") { Help = "broadcast.md" },
            new("Mass Gift", "/gifts", "redeem", "m") { Help = "mass-gift.md" },
        ]),
        new("Money",
        [
            new("Products", "/products", "sell", "p") { Help = "products.md" },
            new("Billing", "/billing", "credit_card", "b") { Help = "billing.md" },
        ]),
        new("Setup",
        [
            new("Settings", "/settings", "tune", "s") { IsForManagers = true, Help = "settings.md" },
            new("System", "/system", "monitor_heart", "y") { Help = "system.md" },
        ]),
    ];

    private static readonly string[] OnPhone = ["/dashboard", "/conversations", "/broadcast", "/users"];

    /// <summary>Groups and entries whose page exists in this build.</summary>
    public static IReadOnlyList<NavGroup> Groups { get; } = WithPages();

    public static IReadOnlyList<NavItem> All { get; } = [.. Groups.SelectMany(group => group.Items)];

    /// <summary>The bottom bar's places; the sheet holds the rest.</summary>
    public static IReadOnlyList<NavItem> Phone { get; } =
        [.. OnPhone.Select(href => All.FirstOrDefault(item => item.Href == href)).OfType<NavItem>()];

    /// <summary>The entry that a path belongs to; "/" is the dashboard.</summary>
    public static NavItem? At(string path) =>
        All.FirstOrDefault(item => item.Covers(path is "" or "/" ? "/dashboard" : path));

    private static NavGroup[] WithPages()
    {
        var pages = typeof(NavItems).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Planned
            .Select(group => group with { Items = [.. group.Items.Where(item => pages.Contains(item.Href))] })
            .Where(group => group.Items.Count > 0)];
    }
}
