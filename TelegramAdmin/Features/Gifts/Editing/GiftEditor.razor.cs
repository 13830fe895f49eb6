using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Gifts.Editing;

/// <summary>Prepares a gift. What it would cost is counted anew, at most once a second, while it is changed.</summary>
public sealed partial class GiftEditor
{
    private static readonly CampaignButtonKind[] Shown = [CampaignButtonKind.Link, CampaignButtonKind.Answer, CampaignButtonKind.Start];

    private GiftDraft _draft = new();
    private long? _id;
    private int _version;
    private GiftForecast? _forecast;
    private Failure? _failure;
    private Failure? _unclear;
    private bool _isTried;
    private string _language = "";

    /// <summary>The draft; null for a new one.</summary>
    [Parameter]
    public GiftCampaign? Gift { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceId Workspace { get; set; }

    [Inject]
    public required DryRunGift DryRun { get; init; }

    [Inject]
    public required GiftActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string CostWords => _forecast is { } forecast ? GiftWords.Cost(forecast, _draft, L) : L[_unclear?.Message ?? "Counting"];

    /// <summary>Once: what somebody types stays, whatever happens to the row.</summary>
    protected override async Task OnInitializedAsync()
    {
        _draft = Gift is null ? new GiftDraft { Credits = 5 } : GiftDraft.Of(Gift);
        (_id, _version) = (Gift?.Id, Gift?.Version ?? 0);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        // A name is needed to keep it, not to count.
        var counted = _draft.Name.Trim().Length == 0 ? _draft with { Name = "New gift" } : _draft;
        _forecast = (await DryRun.RunAsync(Workspace, counted)).TryGet(out var forecast, out _unclear) ? forecast : null;
    }

    private void Change(Action change)
    {
        change();
        AskForRefresh();
    }

    private void ToggleMessage(ChangeEventArgs e) =>
        _draft.Message = e.Value is true ? new CampaignMessage { Default = new MessageVersion { Text = _draft.PassDays > 0 ? "🎁 A present for you." : "🎁 <b>{{ credits }}</b> credits are in your balance now, some of them a present." } } : null;

    /// <summary>The audience without those who stand out.</summary>
    private void LeaveOut(Audience condition) => Change(() => _draft.Audience = _draft.Audience.And(condition));

    private async Task DryRunAsync()
    {
        _isTried = true;
        await RefreshAsync();
        _failure = _unclear ?? _forecast?.Lack;
    }

    private async Task<GiftCampaign?> SaveAsync()
    {
        if (!(await Acts.SaveAsync(_id, _version, _draft)).TryGet(out var saved, out _failure))
            return null;
        (_id, _version, _draft) = (saved.Id, saved.Version, GiftDraft.Of(saved));
        return saved;
    }

    private async Task SaveAndTellAsync()
    {
        if (await SaveAsync() is not { } saved)
            return;
        Toasts.Done(L["The draft is saved"], L["Nothing is given yet."]);
        Navigation.NavigateTo($"/gifts/{saved.Id}");
    }

    private async Task ReviewAsync()
    {
        await RefreshAsync();
        _failure = _unclear ?? _forecast?.Lack;
        if (_failure is not null || await SaveAsync() is not { } saved)
            return;
        var given = await Dialogs.OpenAsync<GiveDialog>(_draft.Kind == GiftKind.Claimed ? L["Offer this gift?"] : L["Give this gift?"], new Dictionary<string, object?>
        {
            [nameof(GiveDialog.Gift)] = saved,
            [nameof(GiveDialog.Draft)] = _draft,
            [nameof(GiveDialog.Forecast)] = _forecast,
        }, FormDialogs.Wide);
        Navigation.NavigateTo($"/gifts/{saved.Id}", forceLoad: given is true && Gift?.Id == saved.Id);
    }

    private async Task DeleteAsync()
    {
        if (!await Confirmation.AskAsync(new(L["Delete the draft “{0}”?", Gift!.Name], L["Nothing of it was given."], L["Delete draft"], L["Keep draft"])))
            return;
        if ((await Acts.DeleteAsync(Gift.Id)).TryGet(out _, out _failure))
            Navigation.NavigateTo("/gifts");
    }
}
