using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using TelegramAdmin.Http;

namespace TelegramAdmin.Components;

/// <summary>The document. Pages marked [ExcludeFromInteractiveRouting] are rendered once; all others live on a circuit.</summary>
public partial class App
{
    // The same versions stand in fonts.css: a preload only counts for the very same address.
    private const string InterVersion = "5.3.0";
    private const string RadzenVersion = "12.0.0";

    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    private IComponentRenderMode? PageMode => HttpContext.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    // theme.js settles "system" before the first paint; this serves the choices that need no asking.
    private (string Name, string? Contrast) Theme
    {
        get
        {
            var choice = HttpContext.Request.Cookies["ta-theme"] ?? "";
            return (choice.StartsWith("dark", StringComparison.Ordinal) ? "dark" : "light",
                choice.EndsWith(".contrast", StringComparison.Ordinal) ? "more" : null);
        }
    }

    protected override async Task OnInitializedAsync()
    {
        await Brand.LoadAsync(HttpContext.User);
        Zone = (await ReaderCulture.ChoiceAsync(HttpContext)).Zone ?? OfBrowser;
    }

    private string? Zone { get; set; }

    private string? OfBrowser => HttpContext.Request.Cookies["ta-zone"] is { } zone ? Uri.UnescapeDataString(zone) : null;
}
