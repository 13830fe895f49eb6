namespace TelegramAdmin.Components.Overlays;

/// <summary>Asks before something that cannot be undone: <c>if (!await Confirmation.AskAsync(...)) return;</c></summary>
public sealed class Confirmation
{
    internal Func<ConfirmRequest, Task<bool>>? Ask { get; set; }

    /// <returns>True when the person pressed the verb; false for everything else.</returns>
    public Task<bool> AskAsync(ConfirmRequest request) =>
        Ask is { } ask ? ask(request) : throw new InvalidOperationException("No ConfirmDialog is on this page.");
}
