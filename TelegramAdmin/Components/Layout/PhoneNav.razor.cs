using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Layout;

public partial class PhoneNav
{
    private static readonly IReadOnlyList<NavGroup> SheetGroups =
        [.. NavItems.Groups
            .Select(group => group with { Items = [.. group.Items.Except(NavItems.Phone)] })
            .Where(group => group.Items.Count > 0)];

    [Parameter, EditorRequired]
    public required ShellState State { get; set; }

    [Parameter]
    public NavItem? Current { get; set; }

    private bool IsInSheet => Current is not null && !NavItems.Phone.Contains(Current);

    private NavCount? Unread(NavItem item) =>
        State.Counts.GetValueOrDefault(item.Href) is { IsUnread: true } count ? count : null;
}
