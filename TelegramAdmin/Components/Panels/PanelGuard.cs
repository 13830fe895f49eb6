using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Http;

namespace TelegramAdmin.Components.Panels;

/// <summary>Keeps a failing panel from taking the page down: says so in its place, with an id that stands in the log, and tries again.</summary>
public sealed partial class PanelGuard : ErrorBoundaryBase
{
    private string? _id;

    /// <summary>What failed: "Latest payments could not be loaded."</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    [Inject]
    public required Localizer L { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<PanelGuard> Logger { get; init; }

    protected override Task OnErrorAsync(Exception exception)
    {
        if (UnreadableQuery.Is(exception))
        {
            Navigation.NavigateTo(new Uri(Navigation.Uri).GetLeftPart(UriPartial.Path), new NavigationOptions { ReplaceHistoryEntry = true });
            return Task.CompletedTask;
        }
        _id = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N");
        Log.PanelFailed(Logger, What, _id, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<ErrorPanel>(1);
        builder.AddComponentParameter(2, nameof(ErrorPanel.What), What);
        builder.AddComponentParameter(3, nameof(ErrorPanel.Why), L["Something in the program went wrong; the rest of the page still works."]);
        builder.AddComponentParameter(4, nameof(ErrorPanel.Id), _id);
        builder.AddComponentParameter(5, nameof(ErrorPanel.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A panel failed ({What}), shown with id {Id}")]
        public static partial void PanelFailed(ILogger logger, string what, string id, Exception exception);
    }
}
