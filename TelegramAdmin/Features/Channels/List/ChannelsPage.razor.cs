using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Features.Channels.Following;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Channels.List;

public sealed partial class ChannelsPage
{
    internal const string AccountsHref = "/settings/accounts";

    private const int Size = 25;
    private const int Days = 30;
    private const string Own = "own";
    private const string Watched = "watched";

    // While history comes, channels change several times a second; their figures are counted anew much less often.
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);

    private Staff? _staff;
    private IReadOnlyList<ChannelRow> _all = [];
    private IReadOnlyList<ChannelRow> _rows = [];
    private IReadOnlyDictionary<long, ChannelSeries> _figures = new Dictionary<long, ChannelSeries>();
    private int _matching;
    private int _ready;
    private string? _read;
    private string? _text;
    private DateTimeOffset _countedAt;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Whose { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ChannelReader Channels { get; init; }

    [Inject]
    public required ChannelFigureReader Reading { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    private string Place => $"{Search} {Whose} {Cursor}";

    private int Start => int.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < _matching ? start : 0;

    private string Count => L.Count(_matching, "{0} channel", "{0} channels");

    private string Position => L["{0}–{1} of {2}", Numbers.Count(Start + 1), Numbers.Count(Start + _rows.Count), Numbers.Count(_matching)];

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelChanged>(e => e.WorkspaceId == _staff.Workspace);
        Follow<AccountChanged>(e => e.WorkspaceId == _staff.Workspace);
    }

    protected override async Task OnParametersSetAsync()
    {
        _text ??= Search;
        if (_read != Place)
            await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _all = await Channels.ListAsync(_staff!.Workspace);
        _ready = (await Channels.ReadyAccountsAsync(_staff.Workspace)).Count;
        var matching = _all.Where(Matches).ToList();
        _matching = matching.Count;
        _rows = [.. matching.Skip(Start).Take(Size)];
        if (_read != Place || _rows.Any(r => !_figures.ContainsKey(r.Channel.Id)) || Clock.GetUtcNow() - _countedAt >= CountEvery)
            await CountAsync();
        _read = Place;
    }

    private async Task CountAsync()
    {
        var period = ChannelPeriod.Last(Days, Clock.GetUtcNow(), Reader.Zone);
        var figures = new Dictionary<long, ChannelSeries>();
        foreach (var few in _rows.Select(r => r.Channel.Id).Chunk(ChannelFigureReader.MostCompared))
        {
            foreach (var series in await Reading.CompareAsync(_staff!.Workspace, few, period))
                figures[series.Channel.Id] = series;
        }
        (_figures, _countedAt) = (figures, Clock.GetUtcNow());
    }

    private bool Matches(ChannelRow row) =>
        (Whose is not (Own or Watched) || row.Channel.IsOwn == (Whose == Own))
        && (string.IsNullOrWhiteSpace(Search) || Says(row.Channel.Title) || Says(row.Channel.Username));

    private bool Says(string? text) => text?.Contains(Search!.Trim().TrimStart('@'), StringComparison.CurrentCultureIgnoreCase) == true;

    private string At(int start) => Navigation.With(UrlState.Cursor, start <= 0 ? null : start.ToString(CultureInfo.InvariantCulture));

    private void Find() => Navigation.NavigateTo(Navigation.With("q", _text));

    private async Task FollowAsync()
    {
        if (await Dialogs.OpenAsync<FollowDialog>(L["Follow a channel"], options: FormDialogs.Wide) is long id)
            Navigation.NavigateTo(ChannelFrame.Href(id));
    }
}
