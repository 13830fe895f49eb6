namespace TelegramAdmin.Components.Controls;

/// <param name="Value">What stands in the URL or is handed back.</param>
/// <param name="Count">Shown beside the words in tabs.</param>
public sealed record Choice(string Value, string Words, string? Count = null, string? Icon = null);
