using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Settings.Bots;

public sealed partial class BotDoctor
{
    private BotDiagnosis? _diagnosis;
    private Failure? _failure;
    private object? _seen;

    [Parameter, EditorRequired]
    public required BotStatus Status { get; set; }

    [Parameter]
    public EventCallback OnReplaceToken { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required DiagnoseBot Diagnose { get; init; }

    [Inject]
    public required BotActs Acts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private ReceiveMode Mode => BotWords.ModeNow(Status.Bot, Engine.PublicUrl is not null);

    private bool IsWebhook => Mode == ReceiveMode.Webhook;

    /// <summary>The other way to receive, where there is one and the cure is not it.</summary>
    private ReceiveMode? WayRound => IsWebhook ? ReceiveMode.Polling
        : Engine.PublicUrl is not null && _diagnosis?.Cure != BotCure.SwitchToWebhook ? ReceiveMode.Webhook
        : null;

    /// <summary>Updates that wait at Telegram.</summary>
    private int Waiting => _diagnosis?.Info?.PendingUpdateCount ?? 0;

    private string CheckedWords => _diagnosis is null ? L["checking"] : (int)(Clock.GetUtcNow() - _diagnosis.CheckedAt).TotalSeconds switch
    {
        < 2 => L["checked now"],
        < 120 and var seconds => L.Count(seconds, "checked {0} second ago", "checked {0} seconds ago"),
        var seconds => L.Count(seconds / 60, "checked {0} minute ago", "checked {0} minutes ago"),
    };

    /// <summary>The doctor asks Telegram, so it comes when the page lives, and again when something of the bot changed.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var seen = (Status.Bot.State, Status.Bot.Mode, Status.Bot.Trouble, Status.Bot.WebhookUrl, Status.Bot.ProtectedToken);
        if (seen.Equals(_seen))
            return;
        _seen = seen;
        await CheckAsync();
        StateHasChanged();
    }

    protected override Task<bool> TickAsync() => Task.FromResult(true);

    private async Task CheckAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        _diagnosis = await Diagnose.RunAsync(staff.Workspace, Status.Bot.Id);
    }

    private async Task CureAsync()
    {
        if (_diagnosis!.Cure == BotCure.ReplaceToken)
            await OnReplaceToken.InvokeAsync();
        else
            await ActAsync(await Acts.CureAsync(Status.Bot.Id, _diagnosis.Cure), L["Done. The bot is being connected"]);
    }

    private async Task SwitchAsync()
    {
        var mode = WayRound!.Value;
        await ActAsync(await Acts.ReceiveByAsync(Status.Bot.Id, mode), L["@{0} goes over to {1}", Status.Bot.Username, L[BotWords.Mode(mode)]]);
    }

    private async Task ActAsync(Failure? failure, string words)
    {
        _failure = failure;
        if (failure is null)
            Toasts.Done(words);
        await OnChanged.InvokeAsync();
        await CheckAsync();
    }

    private string Kinds(WebhookInfo info) => info.AllowedUpdates is { Count: > 0 } kinds
        ? kinds.Count >= UpdateKinds.All.Count ? L["all {0}", kinds.Count] : L["{0} of {1}", kinds.Count, UpdateKinds.All.Count]
        : L["Telegram's usual"];
}
