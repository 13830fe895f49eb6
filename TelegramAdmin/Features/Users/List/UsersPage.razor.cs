using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Profiles;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Core.Profiles.Views;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Operations;
using TelegramAdmin.Features.Payments;
using TelegramAdmin.Features.Settings;
using TelegramAdmin.Features.Users.Acting;

namespace TelegramAdmin.Features.Users.List;

/// <summary>Everybody whom a bot knows: found by filters, sorted, opened beside the list, acted upon one by one or all at once.</summary>
public sealed partial class UsersPage
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly HashSet<long> _chosen = [];
    private Staff _staff = null!;
    private PeoplePlace _place = new();
    private IReadOnlyList<PersonRow>? _rows;
    private IReadOnlyList<PeopleColumn> _columns = PeopleColumn.Usual;
    private IReadOnlyList<PeopleView> _views = [];
    private PeopleCursor? _next;
    private AudienceCount? _count;
    private Failure? _failure;
    private string? _shown;
    private long? _total;
    private bool _isAllChosen;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required PeopleReader People { get; init; }

    [Inject]
    public required PersonRowReader Rows { get; init; }

    [Inject]
    public required ListChoices Choices { get; init; }

    [Inject]
    public required PeopleActs Acts { get; init; }

    [Inject]
    public required EngineOptions Engine { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool MayChoose => _staff?.MayAnswer == true;

    private bool? IsLive => PaymentMode.Of(Engine.Stripe);

    private string Lead => _total is { } total ? L.Count(total, "{0} person knows one of your bots.", "{0} people know one of your bots.") : L["Everybody who met one of your bots."];

    private string EmptyText => _place.IsFiltered ? L["Nobody matches these filters."] : L["Nobody yet. Whoever writes to one of your bots will stand here."];

    private string PageWords => _rows is not { Count: > 0 } rows ? "" : _count is { } count ? L["{0} of {1}", Numbers.Count(rows.Count), Numbers.Count(count.People)] : Numbers.Count(rows.Count);

    private string ChosenWords => _isAllChosen ? L["All {0} chosen", Numbers.Count(_count?.People)] : L["{0} chosen", Numbers.Count(_chosen.Count)];

    private IReadOnlyList<string> ColumnNames => [.. _columns.Select(c => c.Name)];

    private long OfferAll => !_isAllChosen && _count is { } count && count.People > _chosen.Count ? count.People : 0;

    private bool IsPageChosen => _isAllChosen || (_rows is { Count: > 0 } && _rows.All(r => _chosen.Contains(r.TelegramUserId)));

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<CreditsChanged>(e => IsShown(e.WorkspaceId, e.TelegramUserId));
        Follow<RestrictionChanged>(e => IsShown(e.WorkspaceId, e.TelegramUserId));
        Follow<ProfileChanged>(e => IsShown(e.WorkspaceId, e.TelegramUserId));
        RefreshEvery(LookEvery);
        Navigation.LocationChanged += Moved;
        _columns = await Choices.ColumnsAsync();
        _views = await Choices.ViewsAsync();
        await LookAsync();
    }

    /// <summary>Rows change where they stand, so that nothing moves under the pointer; the count is as it is now.</summary>
    protected override async Task RefreshAsync()
    {
        if (_rows is not { } shown || _failure is not null)
            return;
        var rows = (await Rows.ReadAsync(_staff.Workspace, [.. shown.Select(r => r.TelegramUserId)], IsLive)).ToDictionary(r => r.TelegramUserId);
        if (ReferenceEquals(shown, _rows))
            _rows = [.. shown.Select(r => rows.GetValueOrDefault(r.TelegramUserId, r))];
        await CountAsync();
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    private static string? AsideOf(PeopleColumn column) =>
        column == PeopleColumn.State || column == PeopleColumn.Credits || column == PeopleColumn.Spent || column == PeopleColumn.Seen ? null : "users__aside";

    private static Dictionary<string, object?> OpenQuery(long? telegramUserId) => new() { ["open"] = telegramUserId, ["tab"] = null };

    private bool IsShown(Core.Storage.WorkspaceId workspace, long telegramUserId) => workspace == _staff.Workspace && _rows?.Any(r => r.TelegramUserId == telegramUserId) == true;

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == PeopleAt.Page)
            _ = InvokeAsync(MovedAsync);
    }

    private async Task MovedAsync()
    {
        try
        {
            await LookAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task LookAsync()
    {
        _place = PeoplePlace.Read(Navigation.Uri);
        var shown = $"{_place.Query} {_place.Cursor}";
        if (shown == _shown)
            return;
        if (_shown?.Split(' ')[0] != _place.Query)
            _count = null;
        _shown = shown;
        ChooseNone();
        if (!(await People.PageAsync(_staff.Workspace, _place.ToFilter(IsLive))).TryGet(out var page, out _failure))
        {
            (_rows, _next, _count) = ([], null, null);
            return;
        }
        if (shown != _shown)
            return;
        (_rows, _next) = (page.Rows, page.Next);
        if (_count is null)
            await CountAsync();
    }

    private async Task CountAsync()
    {
        var shown = _shown;
        var count = await People.CountAsync(_staff.Workspace, _place.ToFilter(IsLive));
        if (shown != _shown || !count.TryGet(out var now, out _))
            return;
        _count = now;
        _total = _place.IsFiltered ? (await People.CountAsync(_staff.Workspace, new PeopleFilter())).Value.People : now.People;
    }

    private async Task ReadViewsAsync() => _views = await Choices.ViewsAsync();

    private async Task ChooseColumnsAsync(IReadOnlyList<PeopleColumn> columns)
    {
        _columns = columns;
        await Choices.ChooseAsync(columns);
    }

    /// <summary>The address of the row above or below the open one.</summary>
    private string? Beside(int step)
    {
        var at = IndexOf(_place.Open);
        return at >= 0 && at + step >= 0 && at + step < _rows!.Count ? Navigation.With(new Dictionary<string, object?> { ["open"] = _rows[at + step].TelegramUserId }) : null;
    }

    private string? PositionOf(long telegramUserId) =>
        _place.Cursor is null && IndexOf(telegramUserId) is >= 0 and var at && _count is { } count ? L["{0} of {1}", Numbers.Count(at + 1), Numbers.Count(count.People)] : null;

    private int IndexOf(long? telegramUserId) => _rows?.ToList().FindIndex(r => r.TelegramUserId == telegramUserId) ?? -1;

    private void Choose(long telegramUserId, bool isChosen)
    {
        if (_isAllChosen)
            _chosen.UnionWith(_rows!.Select(r => r.TelegramUserId)); // From all to those of the page but this one.
        _isAllChosen = false;
        if (isChosen)
            _chosen.Add(telegramUserId);
        else
            _chosen.Remove(telegramUserId);
    }

    private void ChoosePage(ChangeEventArgs e)
    {
        ChooseNone();
        if (e.Value is true)
            _chosen.UnionWith(_rows!.Select(r => r.TelegramUserId));
    }

    private void ChooseNone()
    {
        _chosen.Clear();
        _isAllChosen = false;
    }

    private PeopleMeant Meant() => _isAllChosen ? new PeopleMeant(_place.ToFilter(IsLive), null, _count?.People ?? 0) : new PeopleMeant(null, [.. _chosen], _chosen.Count);

    private async Task ActAsync(BulkActKind kind)
    {
        var parameters = new Dictionary<string, object?> { [nameof(BulkDialog.Kind)] = kind, [nameof(BulkDialog.Meant)] = Meant() };
        if (await Dialogs.OpenAsync<BulkDialog>(L[BulkWords.Question(kind)], parameters!, FormDialogs.Narrow) is long act)
        {
            ChooseNone();
            Navigation.NavigateTo($"/users/acts?open={act.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private Task MessageAllAsync() => MessageAsync(new PeopleMeant(_place.ToFilter(IsLive), null, _count?.People ?? 0));

    private Task MessageChosenAsync() => MessageAsync(Meant());

    private async Task MessageAsync(PeopleMeant meant) => Go(await Acts.PrepareMessageAsync(meant));

    private async Task GiftChosenAsync() => Go(await Acts.PrepareGiftAsync(Meant()));

    private void Go(Result<string> prepared)
    {
        if (prepared.TryGet(out var address, out var failure))
            Navigation.NavigateTo(address);
        else
            Toasts.Failed(L["Nothing was prepared"], L.Said(failure.Message));
    }
}
