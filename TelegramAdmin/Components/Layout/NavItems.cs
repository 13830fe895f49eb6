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
            new("Dashboard", "/dashboard", "space_dashboard", "d"),
            new("Analytics", "/analytics", "monitoring", "a"),
            new("Search", "/search", "search", "f"),
        ]),
        new("Inbox",
        [
            new("Conversations", "/conversations", "forum", "c") { ShortName = "Inbox", IsWide = true },
            new("Quick Replies", "/replies", "bolt", "q"),
        ]),
        new("Audience",
        [
            new("Users", "/users", "group", "u"),
            new("Broadcast", "/broadcast", "campaign", "r"),
            new("Mass Gift", "/gifts", "redeem", "m"),
        ]),
        new("Money",
        [
            new("Products", "/products", "sell", "p"),
            new("Billing", "/billing", "credit_card", "b"),
        ]),
        new("Setup",
        [
            new("Settings", "/settings", "tune", "s") { IsForManagers = true },
            new("System", "/system", "monitor_heart", "y"),
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
