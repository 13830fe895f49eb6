namespace TelegramAdmin.Components.Overlays;

/// <param name="Question">"Stop this broadcast?"</param>
/// <param name="Consequence">What happens, with numbers.</param>
/// <param name="Verb">"Stop broadcast".</param>
/// <param name="Opposite">"Keep sending".</param>
/// <param name="TypeToConfirm">A name or number that must be typed first; only for what cannot be undone.</param>
/// <param name="IsDestructive">Red instead of blue.</param>
public sealed record ConfirmRequest(
    string Question,
    string Consequence,
    string Verb,
    string Opposite,
    string? TypeToConfirm = null,
    bool IsDestructive = true);
