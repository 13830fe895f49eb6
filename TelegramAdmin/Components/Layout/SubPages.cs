using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Components.Layout;

/// <summary>The second navigation of each category, from the pages that say where they belong.</summary>
public static class SubPages
{
    /// <summary>All of them, by category and order.</summary>
    public static IReadOnlyList<SubPage> All { get; } = Read();

    /// <summary>Where docs/guide explains what stands at a path: "system.md#queue"; null where it does not.</summary>
    public static string? HelpAt(string path) =>
        All.Where(page => page.Covers(path) && page.Help is not null).MaxBy(page => page.Href.Length)?.Help ?? NavItems.At(path)?.Help;

    public static IReadOnlyList<SubPage> Of(string category) => [.. All.Where(page => page.Category == category)];

    private static SubPage[] Read() =>
        [.. from type in typeof(SubPages).Assembly.GetTypes()
            let at = type.GetCustomAttribute<SubPageAttribute>()
            where at is not null
            let href = type.GetCustomAttributes<RouteAttribute>().First(route => !route.Template.Contains('{', StringComparison.Ordinal)).Template
            orderby at.Category, at.Order
            select new SubPage(at.Category, at.Title, href, at.Icon, type.GetCustomAttribute<AuthorizeAttribute>()?.Policy, at.Words, at.Help, type.IsDefined(typeof(ServerWideAttribute)))];
}

/// <param name="Policy">Who may open it.</param>
/// <param name="IsServerWide">Whether it shows the server, for the first workspace only.</param>
public sealed record SubPage(string Category, string Title, string Href, string? Icon, string? Policy, string? Words, string? Help, bool IsServerWide = false)
{
    /// <summary>Whether it opens for them.</summary>
    public bool OpensFor(Staff staff) => (Policy is null || Enum.Parse<AdminRole>(Policy) <= staff.Role) && (staff.IsAtHome || !IsServerWide);

    /// <summary>The page itself or one below it.</summary>
    public bool Covers(string path) =>
        path.Equals(Href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);
}
