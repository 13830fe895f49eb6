using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Bots;

namespace TelegramAdmin.Features.Dashboard.Needs;

public sealed partial class NeedsYouPanel
{
    private IReadOnlyList<NeedLine> _lines = [];
    private bool _mayManage;

    [Parameter, EditorRequired]
    public required IReadOnlyList<Need> Needs { get; set; }

    [Parameter, EditorRequired]
    public required StatusNow Status { get; set; }

    [Parameter]
    public EventCallback OnSolved { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required BotActs Acts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync() => _mayManage = (await Session.GetAsync()).MayManage;

    protected override void OnParametersSet()
    {
        var lines = new NeedLines(Status, Reader, Engine.PublicUrl is not null, L);
        _lines = [.. Needs.Select(lines.Of)];
    }

    private bool MayOpen(NeedDoor door) => _mayManage || !door.Href.StartsWith("/settings", StringComparison.Ordinal);

    private async Task CureAsync(NeedCure need)
    {
        if (await Acts.CureAsync(need.Bot, need.Cure) is { } failure)
            Toasts.Failed(L["@{0} is not mended", need.Username], failure.Message);
        else
            Toasts.Done(L["@{0} is connected again", need.Username]);
        await OnSolved.InvokeAsync();
    }
}
