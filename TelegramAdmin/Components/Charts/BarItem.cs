namespace TelegramAdmin.Components.Charts;

/// <param name="Words">The value as it is read: "$3,104.00".</param>
/// <param name="Href">The rows behind the number.</param>
public sealed record BarItem(string Label, double Value, string Words, string? Href = null);
