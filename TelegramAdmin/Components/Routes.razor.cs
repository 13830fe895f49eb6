using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Components.Text;

namespace TelegramAdmin.Components;

/// <summary>Finds the page for an address and tells every component below in which zone its reader lives, and how the control centre looks.</summary>
public partial class Routes
{
    private Reader _reader = Reader.Utc;
    private bool _isReady;

    /// <summary>IANA name from the browser; null before its first answer.</summary>
    [Parameter]
    public string? Zone { get; set; }

    [Inject]
    public required AuthenticationStateProvider People { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _reader = Reader.In(Zone);
        await Brand.LoadAsync((await People.GetAuthenticationStateAsync()).User);
        _isReady = true;
    }

    protected override void OnAfterRender(bool firstRender) => Brand.Follow();
}
