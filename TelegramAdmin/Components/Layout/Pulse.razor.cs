using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Layout;

public partial class Pulse
{
    [Parameter, EditorRequired]
    public required PulseReading Reading { get; set; }

    [Parameter]
    public string Href { get; set; } = "/dashboard";

    private string? DotClass => Reading.Health switch
    {
        Health.Slowed => "ta-dot--warn",
        Health.Down => "ta-dot--bad",
        _ => null,
    };

    private string Word => Reading.Health switch
    {
        Health.Slowed => "Slowed",
        Health.Down => "Needs you",
        _ => "All well",
    };
}
