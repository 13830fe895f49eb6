namespace TelegramAdmin.Sandbox.Formatting.Markup;

/// <summary>A start tag with its attributes.</summary>
/// <param name="Begin">Index of "&lt;".</param>
/// <param name="End">Index after "&gt;".</param>
internal sealed record HtmlTag(string Name, IReadOnlyDictionary<string, string> Attributes, int Begin, int End);
