namespace TelegramAdmin.Components.Layout;

/// <param name="Key">The second key after "g".</param>
public sealed record NavItem(string Title, string Href, string Icon, string Key)
{
    /// <summary>For the phone's bottom bar.</summary>
    public string ShortName { get; init; } = Title;

    /// <summary>Needs the width: the navigation opens collapsed there.</summary>
    public bool IsWide { get; init; }

    /// <summary>Opens for admins and owners only.</summary>
    public bool IsForManagers { get; init; }

    /// <summary>The page of docs/guide about it: "users.md".</summary>
    public string? Help { get; init; }

    public bool Covers(string path) =>
        path.Equals(Href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);
}

public sealed record NavGroup(string Title, IReadOnlyList<NavItem> Items);
