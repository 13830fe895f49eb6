using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Charts;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Features.Operations.Health;

/// <summary>How each bot fares: whether it works, what it sent, and why messages failed.</summary>
public sealed partial class HealthPage
{
    /// <summary>A chart tells so many bots apart; the rest are one colour.</summary>
    private const int MostDrawn = 5;
    private const int MostCauses = 8;

    private static readonly Choice[] _periods = [new("24h", "24 h"), new("7d", "7 d"), new("30d", "30 d")];

    private Staff _staff = null!;
    private IReadOnlyList<BotStatus>? _bots;
    private DeliveryNumbers? _numbers;
    private FailureReport? _failures;
    private IReadOnlyDictionary<BotId, BotPulse> _pulses = new Dictionary<BotId, BotPulse>();
    private IReadOnlyDictionary<BotId, int> _pending = new Dictionary<BotId, int>();
    private IReadOnlyList<string> _labels = [];
    private IReadOnlyList<ChartSeries> _series = [];
    private IReadOnlyList<BarItem> _causes = [];
    private bool _isAsking;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    [Inject]
    public required DeliveryStats Stats { get; init; }

    [Inject]
    public required BotHealth Health { get; init; }

    private string PeriodWords => Period switch
    {
        "7d" => L["7 days"],
        "30d" => L["30 days"],
        _ => L["24 hours"],
    };

    private string Lead => _bots is not { Count: > 0 } bots ? L["How each bot fares."]
        : bots.Count(b => b.Bot.State == BotState.NeedsYou) is > 0 and var troubled ? bots.Count == 1 ? L["{0} of {1} bot needs you.", troubled, bots.Count] : L["{0} of {1} bots need you.", troubled, bots.Count]
        : bots.All(b => b.Bot.State == BotState.Up) ? L["Every bot receives and sends."] : L["{0} of {1} bots are up.", bots.Count(b => b.Bot.State == BotState.Up), bots.Count];

    protected override async Task OnInitializedAsync() => _staff = await Session.GetAsync();

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task<bool> TickAsync()
    {
        await LoadAsync();
        if (!_isAsking)
            await AskAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        var now = Clock.GetUtcNow();
        var period = Period switch
        {
            "7d" => StatsPeriod.Last(7, RollupPeriod.Day, now),
            "30d" => StatsPeriod.Last(30, RollupPeriod.Day, now),
            _ => StatsPeriod.Last(24, RollupPeriod.Hour, now),
        };
        _bots = (await Live.ReadAsync(_staff.Workspace)).Bots;
        _pulses = await Health.ReadAsync(_staff.Workspace);
        var failures = await Stats.ReadFailuresAsync(_staff.Workspace, period);
        var numbers = await Stats.ReadAsync(_staff.Workspace, period);
        if (!ReferenceEquals(failures, _failures))
            _causes = [.. failures.Causes.Take(MostCauses).Select(c => new BarItem(c.Words, c.Count, Numbers.Count(c.Count), MessagesAt.With("failed", cause: c.Words, period: Period ?? "24h")))];
        var isNew = !IsSame(numbers);
        (_failures, _numbers) = (failures, numbers);
        if (isNew)
            Draw(numbers);
    }

    /// <summary>Telegram is asked beside the page, since it may take its time.</summary>
    private async Task AskAsync()
    {
        _isAsking = true;
        try
        {
            _pending = await Health.PendingAsync(_staff.Workspace);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private void Draw(DeliveryNumbers numbers)
    {
        _labels = [.. numbers.Period.Buckets.Select(at => numbers.Period.Bucket == RollupPeriod.Hour ? Times.Clock(at, Reader) : at.ToString("d MMM", CultureInfo.CurrentCulture))];
        var drawn = numbers.Bots.Where(b => b.Total.Sent > 0).ToList();
        var rest = drawn.Skip(MostDrawn).ToList();
        var series = drawn.Take(MostDrawn).Select(b => new ChartSeries(NameOf(b.BotId), [.. b.Buckets.Select(s => (double?)s.Sent)])).ToList();
        if (rest.Count > 0)
            series.Add(new ChartSeries(L["{0} others", rest.Count], [.. _labels.Select((_, i) => (double?)rest.Sum(b => b.Buckets[i].Sent))]));
        _series = series.Count > 0 ? series : [new ChartSeries(L["Sent"], [.. _labels.Select(_ => (double?)0)])];
    }

    private bool IsSame(DeliveryNumbers now) => _numbers is { } shown && shown.Period == now.Period && shown.Buckets.SequenceEqual(now.Buckets) && shown.Bots.Count == now.Bots.Count;

    private string NameOf(BotId id) => _bots!.FirstOrDefault(b => b.Bot.Id == id) is { } known ? $"@{known.Bot.Username}" : L["removed bot"];

    private int? PendingOf(BotId id) => _pending.TryGetValue(id, out var count) ? count : null;

    private BotNumbers? NumbersOf(BotId id) => _numbers!.Bots.FirstOrDefault(b => b.BotId == id);
}
