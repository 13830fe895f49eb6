namespace TelegramAdmin.Components.Layout;

/// <summary>Makes a page a place in its category's second navigation, and a hit of the palette.</summary>
/// <param name="category">As in <see cref="NavItems"/>: "System".</param>
/// <param name="title">"Queue".</param>
/// <param name="order">Smaller stands first; tens leave room.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubPageAttribute(string category, string title, int order) : Attribute
{
    public string Category => category;

    public string Title => title;

    public int Order => order;

    public string? Icon { get; init; }

    /// <summary>Other words that people look for it by, separated by spaces.</summary>
    public string? Words { get; init; }

    /// <summary>The page of docs/guide that explains it, with its anchor: "system.md#queue".</summary>
    public string? Help { get; init; }
}
