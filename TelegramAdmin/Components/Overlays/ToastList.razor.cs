using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Marks;

namespace TelegramAdmin.Components.Overlays;

public sealed partial class ToastList : IDisposable
{
    [Inject]
    public required Toasts Toasts { get; init; }

    protected override void OnInitialized() => Toasts.Changed += OnChanged;

    public void Dispose() => Toasts.Changed -= OnChanged;

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private async Task UndoAsync(Toast toast)
    {
        Toasts.Close(toast);
        await toast.Undo!();
    }

    private static string IconOf(Tone tone) => tone switch
    {
        Tone.Bad => "error",
        Tone.Warn => "warning",
        _ => "check",
    };

    private static string ColourOf(Tone tone) => tone switch
    {
        Tone.Bad => "ta-bad",
        Tone.Warn => "ta-warn",
        _ => "ta-good",
    };
}
