using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Figures;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Channels.Figures.Periods;
using TelegramAdmin.Core.Channels.Revenue;

namespace TelegramAdmin.Features.Channels.Overview;

public sealed partial class ChannelPage
{
    // While history comes the channel changes several times a second; its figures are counted anew much less often.
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(5);

    private Staff? _staff;
    private ChannelQuery _query = new();
    private ChannelRow? _row;
    private IReadOnlyList<ChannelRow> _channels = [];
    private ChannelFigures? _figures;
    private IReadOnlyList<ChannelSeries> _others = [];
    private PostOutcome? _outcome;
    private IReadOnlyDictionary<long, PostOutcome> _outcomes = new Dictionary<long, PostOutcome>();
    private string? _read;
    private DateTimeOffset _countedAt;
    private volatile bool _isStale;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? With { get; set; }

    [SupplyParameterFromQuery]
    public string? Metric { get; set; }

    /// <summary>What the hours show.</summary>
    [SupplyParameterFromQuery]
    public string? Hours { get; set; }

    /// <summary>By what posts are ranked.</summary>
    [SupplyParameterFromQuery]
    public string? Top { get; set; }

    /// <summary>The best, or the weakest.</summary>
    [SupplyParameterFromQuery]
    public string? Rank { get; set; }

    /// <summary>What the bars of kinds measure.</summary>
    [SupplyParameterFromQuery]
    public string? Kinds { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ChannelReader Channels { get; init; }

    [Inject]
    public required ChannelFigureReader Reading { get; init; }

    [Inject]
    public required RevenueReader Revenue { get; init; }

    private string Place => $"{Id} {_query}";

    protected override async Task OnInitializedAsync()
    {
        _staff = await Session.GetAsync();
        Follow<ChannelChanged>(Concerns);
        RefreshEvery(CountEvery);
    }

    protected override async Task OnParametersSetAsync()
    {
        _query = new ChannelQuery(Period, With);
        if (_read != Place)
            await CountAsync();
    }

    protected override Task RefreshAsync() => _isStale && Clock.GetUtcNow() - _countedAt >= CountEvery / 2 ? CountAsync() : Task.CompletedTask;

    private bool Concerns(ChannelChanged changed)
    {
        if (changed.WorkspaceId == _staff!.Workspace && (changed.ChannelId == Id || _query.Others(Id).Contains(changed.ChannelId)))
            _isStale = true;
        return false; // The timer asks; how often is not for the collector to say.
    }

    private async Task CountAsync()
    {
        (_isStale, _read, _countedAt) = (false, Place, Clock.GetUtcNow());
        var workspace = _staff!.Workspace;
        _row = await Channels.FindAsync(workspace, Id);
        _channels = await Channels.ListAsync(workspace);
        if (_row is not { } row)
        {
            _figures = null;
            return;
        }
        var period = _query.PeriodAt(_countedAt, Reader.Zone, row.Channel, row.OldestAt);
        _figures = await Reading.ReadAsync(workspace, Id, period);
        _others = await Reading.CompareAsync(workspace, _query.Others(Id), period);
        await AddOutcomesAsync(period);
    }

    private async Task AddOutcomesAsync(ChannelPeriod period)
    {
        if (_figures is not { Series.Channel.IsOwn: true } figures)
        {
            (_outcome, _outcomes) = (null, new Dictionary<long, PostOutcome>());
            return;
        }
        var shown = figures.Ranked.Best.Values.Concat(figures.Ranked.Weakest.Values).SelectMany(rows => rows).Select(r => r.Post.MessageId).Distinct().ToList();
        _outcome = await Revenue.ForChannelAsync(_staff!.Workspace, Id, period.Start, period.End);
        _outcomes = await Revenue.ForPostsAsync(_staff.Workspace, Id, shown);
    }
}
