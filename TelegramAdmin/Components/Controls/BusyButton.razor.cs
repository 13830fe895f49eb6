using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Controls;

public partial class BusyButton
{
    private bool _busy;

    /// <summary>Verb and object: "Save limits".</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>"Saving" where nothing else is said.</summary>
    [Parameter]
    public string? BusyText { get; set; }

    /// <summary>Names it where its words alone do not, such as one of several in a table.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Icon { get; set; }

    [Parameter]
    public ButtonKind Kind { get; set; }

    [Parameter]
    public bool Small { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>Submits the form around it; the form's own handler then runs, not <see cref="OnClick"/>.</summary>
    [Parameter]
    public bool IsSubmit { get; set; }

    [Parameter]
    public EventCallback OnClick { get; set; }

    private string Classes => string.Join(' ', new[]
    {
        "ta-btn",
        Kind switch
        {
            ButtonKind.Primary => "ta-btn--primary",
            ButtonKind.Danger => "ta-btn--danger",
            ButtonKind.Destroy => "ta-btn--destroy",
            ButtonKind.Ghost => "ta-btn--ghost",
            _ => null,
        },
        Small ? "ta-btn--small" : null,
    }.OfType<string>());

    private async Task RunAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await OnClick.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
