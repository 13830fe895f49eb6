using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Profiles;
using TelegramAdmin.Core.Profiles.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users.Countries;
using TelegramAdmin.Features.Credits;
using TelegramAdmin.Features.Moderation;
using TelegramAdmin.Features.Operations;
using TelegramAdmin.Features.Payments;
using TelegramAdmin.Features.Privacy;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Users.Card;

public sealed partial class PersonCard
{
    private Profile? _profile;
    private AccountView? _account;
    private long _read;
    private bool _isMissing;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long TelegramUserId { get; set; }

    /// <summary>As in the address.</summary>
    [Parameter]
    public string? Tab { get; set; }

    [Inject]
    public required ProfileReader Profiles { get; init; }

    [Inject]
    public required AccountReader Accounts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required ProfileActs Acts { get; init; }

    [Inject]
    public required ModerationActs Guarding { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private string Id => TelegramUserId.ToString(CultureInfo.InvariantCulture);

    private Choice[] Items =>
    [
        new("", L["Overview"]), new("timeline", L["Timeline"]), new("ledger", L["Ledger"]),
        new("payments", L["Payments"], _profile!.Payments == 0 ? null : Numbers.Count(_profile.Payments)),
    ];

    /// <summary>"Spanish, Mexico, 14:32 there".</summary>
    private string? Where
    {
        get
        {
            var known = _profile!.Known;
            var place = PersonWords.Place(known.Language, known.Country, L);
            if (known.Country is null && known.TimeZone is null)
                return place;
            var there = Times.Clock(Clock.GetUtcNow(), new Reader(CountryZones.Of(known.TimeZone, known.Country, TimeZoneInfo.Utc)));
            return place is null ? L["{0} there", there] : $"{place}, {L["{0} there", there]}";
        }
    }

    protected override Task OnInitializedAsync()
    {
        Follow<CreditsChanged>(e => IsOf(e.WorkspaceId, e.TelegramUserId));
        Follow<RestrictionChanged>(e => IsOf(e.WorkspaceId, e.TelegramUserId));
        Follow<ProfileChanged>(e => IsOf(e.WorkspaceId, e.TelegramUserId));
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        Follow<ConversationChanged>(e => e.WorkspaceId == Staff.Workspace && e.ConversationId == _profile?.ConversationId);
        return Task.CompletedTask;
    }

    protected override Task OnParametersSetAsync() => _read == TelegramUserId ? Task.CompletedTask : RefreshAsync();

    protected override async Task RefreshAsync()
    {
        var person = TelegramUserId;
        var profile = await Profiles.FindAsync(Staff.Workspace, person, PaymentMode.Of(Engine.Stripe));
        var account = await Accounts.ReadAsync(Staff.Workspace, person);
        if (person == TelegramUserId)
            (_profile, _account, _read, _isMissing) = (profile, account, person, profile is null);
    }

    private bool IsOf(WorkspaceId workspace, long person) => workspace == Staff.Workspace && (person == TelegramUserId || _profile?.Accounts.Contains(person) == true);

    private async Task WriteAsync(BotId? bot)
    {
        if ((await Acts.WriteAsync(TelegramUserId, bot)).TryGet(out var conversation, out var failure))
            Navigation.NavigateTo($"/conversations/{conversation.ToString(CultureInfo.InvariantCulture)}");
        else
            Toasts.Warn(L["Nothing was opened"], L.Said(failure.Message));
    }

    private Task CreditsAsync() => OpenAsync<CreditsDialog>(L["Credits of {0}", _profile!.Row.Name]);

    private Task PassAsync() => OpenAsync<PassDialog>(L["Pass of {0}", _profile!.Row.Name]);

    private Task TierAsync() => OpenAsync<MoveTierDialog>(L["Tier of {0}", _profile!.Row.Name]);

    private async Task OpenAsync<T>(string title) where T : ComponentBase
    {
        var parameters = new Dictionary<string, object?> { [nameof(CreditsDialog.View)] = _account, [nameof(CreditsDialog.PersonName)] = _profile!.Row.Name };
        if (await Dialogs.OpenAsync<T>(title, parameters!, FormDialogs.Narrow) is true)
            await RefreshAsync();
    }

    private async Task RestrictAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(RestrictDialog.TelegramUserId)] = TelegramUserId, [nameof(RestrictDialog.PersonName)] = _profile!.Row.Name };
        if (await Dialogs.OpenAsync<RestrictDialog>(L["Ban or mute {0}", _profile.Row.Name], parameters!, FormDialogs.Narrow) is true)
            await RefreshAsync();
    }

    private async Task LiftAsync()
    {
        if (await Guarding.LiftAsync(TelegramUserId) is { } failure)
            Toasts.Warn(L["Nothing was lifted"], L.Said(failure.Message));
        else
            Toasts.Done(L["{0} may write again", _profile!.Row.Name]);
        await RefreshAsync();
    }

    private async Task JoinAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(JoinDialog.TelegramUserId)] = TelegramUserId, [nameof(JoinDialog.PersonName)] = _profile!.Row.Name };
        if (await Dialogs.OpenAsync<JoinDialog>(L["Another account of {0}", _profile.Row.Name], parameters!, FormDialogs.Narrow) is true)
            await RefreshAsync();
    }

    private async Task EraseAsync()
    {
        var name = _profile!.Row.Name;
        var parameters = new Dictionary<string, object?> { [nameof(ErasePersonDialog.Person)] = TelegramUserId, [nameof(ErasePersonDialog.Name)] = name };
        if (await Dialogs.OpenAsync<ErasePersonDialog>(L["Erase {0}", name], parameters!, FormDialogs.Narrow) is not true)
            return;
        Toasts.Done(L["{0} is erased", name]);
        Navigation.NavigateTo(PeopleAt.Page);
    }

    private async Task PartAsync(long other)
    {
        if ((await Acts.PartAsync(TelegramUserId, other)).TryGet(out var credits, out var failure))
            Toasts.Undoable(L["The accounts stand apart again"], async () => await Acts.JoinAsync(TelegramUserId, other, bringsCredits: credits > 0));
        else
            Toasts.Warn(L["Nothing was changed"], L.Said(failure.Message));
        await RefreshAsync();
    }
}
