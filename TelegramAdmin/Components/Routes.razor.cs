using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components;

/// <summary>Finds the page for an address and tells every component below in which zone its reader lives.</summary>
public partial class Routes
{
    private Reader _reader = Reader.Utc;

    /// <summary>IANA name from the browser; null before its first answer.</summary>
    [Parameter]
    public string? Zone { get; set; }

    protected override void OnInitialized() => _reader = Reader.In(Zone);
}
