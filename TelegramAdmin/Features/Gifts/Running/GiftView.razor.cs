using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Gifts.Running;

public sealed partial class GiftView
{
    /// <summary>Outcomes of messages come without an event of the gift.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private GiftLine _line = null!;
    private GiftRecipientPage? _page;
    private IReadOnlyList<string> _bots = [];

    [Parameter, EditorRequired]
    public required GiftLine Line { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [SupplyParameterFromQuery]
    public string? Outcome { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required GiftReader Gifts { get; init; }

    [Inject]
    public required RosterReader Roster { get; init; }

    [Inject]
    public required GiftActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private GiftCampaign Gift => _line.Gift;

    private GiftTotals Totals => _line.Totals;

    private GiftOutcome? Shown => Enum.TryParse<GiftOutcome>(Outcome, ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    private GiftBar Bar => GiftBar.Of(_line, L);

    protected override async Task OnInitializedAsync()
    {
        _line = Line;
        Follow<GiftChanged>(e => e.GiftId == Line.Gift.Id);
        RefreshEvery(LookEvery);
        _bots = [.. (await Roster.ReadAsync(Line.Gift.WorkspaceId)).Bots.Where(b => b.Sends).Select(b => b.Username)];
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override async Task RefreshAsync()
    {
        _line = await Gifts.FindAsync(Line.Gift.WorkspaceId, Line.Gift.Id) ?? _line;
        var after = long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        _page = await Gifts.RecipientsAsync(Line.Gift.WorkspaceId, Line.Gift.Id, Shown, after);
    }

    private async Task StopAsync()
    {
        var words = Gift.Kind == GiftKind.Claimed
            ? L["{0} have it and keep it; nobody else can take it.", GiftWords.People(Totals.Given, L)]
            : L["{0} have it and keep it; {1} do not get it.", GiftWords.People(Totals.Given, L), GiftWords.People(Totals.Waiting, L)];
        if (await Confirmation.AskAsync(new(L["Stop this gift?"], words, L["Stop gift"], L["Keep giving"])))
            await DoAsync(Acts.CancelAsync);
    }

    private async Task UndoAsync()
    {
        var left = await Gifts.UnspentAsync(Gift);
        var words = Gift.IsPass
            ? L["{0} got a pass, and {1} not ended. Those end now; passes behind them begin earlier.", GiftWords.People(Totals.Given, L), L.Count(left, "{0} has", "{0} have")]
            : L["{0} got {1}. {2} of that are unspent and are taken out of their balances; what is spent stays spent. Nobody is told.", GiftWords.People(Totals.Given, L), GiftWords.Credits(Totals.Given * Gift.Credits, L), GiftWords.Credits(left, L)];
        if (await Confirmation.AskAsync(new(L["Take this gift back?"], words, Gift.IsPass ? L["End passes"] : L["Take back {0}", GiftWords.Credits(left, L)], L["Leave it"])))
            await DoAsync(Acts.UndoAsync);
    }

    private async Task DuplicateAsync()
    {
        if ((await Acts.DuplicateAsync(Gift.Id)).TryGet(out var copy, out var failure))
            Navigation.NavigateTo($"/gifts/{copy.Id}");
        else
            Toasts.Failed(L["Nothing was duplicated"], L[failure.Message]);
    }

    private async Task DoAsync(Func<long, Task<Result<GiftCampaign>>> act)
    {
        if ((await act(Gift.Id)).Failure is { } failure)
            Toasts.Failed(L["Nothing was changed"], L[failure.Message]);
        await RefreshAsync();
    }
}
