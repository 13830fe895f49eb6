using Microsoft.JSInterop;

namespace TelegramAdmin.Features.Conversations;

internal static class ScriptLifetime
{
    /// <summary>Tells what a script handed us that its element is gone.</summary>
    public static async ValueTask LeaveAsync(this IJSObjectReference? script)
    {
        if (script is null)
            return;
        try
        {
            await script.InvokeVoidAsync("leave");
            await script.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone, and its listeners with it.
        }
    }
}
