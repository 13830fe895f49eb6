using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Operations.Queue;

/// <summary>What waits, how fast it leaves and what holds it up, drawn anew every second.</summary>
public sealed partial class QueuePage
{
    private QueueNow? _now;
    private DeliveryNumbers? _numbers;
    private IReadOnlyList<DepthAt>? _depths;
    private IReadOnlyList<string> _minutes = [];
    private IReadOnlyList<ChartSeries> _sent = [];
    private IReadOnlyList<ChartSeries> _depth = [];

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required QueueReport Report { get; init; }

    [Inject]
    public required QueueHistory History { get; init; }

    [Inject]
    public required DeliveryStats Stats { get; init; }

    private string Lead => _now switch
    {
        null => L["What waits and how fast it leaves."],
        { Bots.Count: 0 } => L["No bot yet."],
        { Queued: 0 } => L["Nothing waits."],
        _ => L.Count(_now.Queued, "{0} message waits · live", "{0} messages wait · live"),
    };

    private string LimitWords => _now!.Bots.Count(b => b.Sender is not null) switch
    {
        0 => L["nobody sends"],
        1 => L["limit {0}, one bot", Numbers.PerSecond(Limit)],
        var bots => L["limit {0}, {1}", Numbers.PerSecond(Limit), L.Count(bots, "{0} bot", "{0} bots")],
    };

    private double Limit => _now!.Bots.Sum(b => b.Sender?.Rate ?? 0);

    private string LaneWords => L["{0} replies, {1} bulk", Numbers.Count(_now!.Bots.Sum(b => b.Waiting(Lane.Reply))), Numbers.Count(_now.Bots.Sum(b => b.Waiting(Lane.Bulk)))];

    private string NextWords => _now!.Aside.NextAt is { } at ? L["next {0}", Times.Ago(at, _now.At, Reader)] : L["none planned"];

    private string OldestWords => _now!.Bots.Where(b => b.OldestAt is not null).MinBy(b => b.OldestAt) is { } bot ? $"@{bot.Bot.Username}" : L["nothing waits"];

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task<bool> TickAsync()
    {
        await LoadAsync();
        return true;
    }

    private string DepthEmpty => _depths is { Count: > 1 } ? L["Nothing waited in these 60 minutes"] : L["Counted once a minute; the line begins now"];

    private static KpiDelta Said(string words) => new(words);

    private string Waited(DateTimeOffset? since) => since is { } at ? Numbers.Duration(Whole(_now!.At - at)) : Numbers.None;

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Max(0, Math.Floor(span.TotalSeconds)));

    private async Task LoadAsync()
    {
        var staff = await Session.GetAsync();
        _now = await Report.ReadAsync(staff.Workspace);
        var numbers = await Stats.ReadAsync(staff.Workspace, StatsPeriod.Last(QueueHistory.Minutes, RollupPeriod.Minute, _now.At));
        var depths = History.Read(staff.Workspace);
        if (ReferenceEquals(numbers, _numbers) && ReferenceEquals(depths, _depths))
            return;
        if (!ReferenceEquals(depths, _depths) || _numbers is null || _numbers.Period != numbers.Period || !_numbers.Buckets.SequenceEqual(numbers.Buckets))
            Draw(numbers, depths); // Charts are drawn only when their numbers are new.
        (_numbers, _depths) = (numbers, depths);
    }

    private void Draw(DeliveryNumbers numbers, IReadOnlyList<DepthAt> depths)
    {
        var starts = numbers.Period.Buckets.ToList();
        var buckets = numbers.Buckets;
        var sent = new ChartSeries(L["Sent"], [.. buckets.Select(b => (double?)b.Sent)]);
        var failed = new ChartSeries(L["Failed"], [.. buckets.Select(b => (double?)b.Failed)]);
        var points = starts.ConvertAll(at => depths.LastOrDefault(d => RollupPeriod.Minute.StartOf(d.At) == at));
        _minutes = starts.ConvertAll(at => Times.Clock(at, Reader));
        _sent = [sent, failed];
        _depth = [new(L["Bulk waiting"], UpToNow(points.Select(p => p?.Bulk), Lane.Bulk)), new(L["Replies waiting"], UpToNow(points.Select(p => p?.Replies), Lane.Reply))];
    }

    /// <summary>The last point is what waits now: else the chart would say that nothing waits until the minute is counted.</summary>
    private List<double?> UpToNow(IEnumerable<int?> counted, Lane lane)
    {
        var points = counted.SkipLast(1).Select(c => (double?)c).ToList();
        return [.. points, points.Exists(p => p is not null) ? _now!.Bots.Sum(b => b.Waiting(lane)) : null];
    }
}
