using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Broadcasts.Reading;
using TelegramAdmin.Core.Campaigns.Results;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Broadcasts.Watching;

/// <summary>Looks again with every change, and every few seconds while it runs: the rate falls without one.</summary>
public sealed partial class WatchPane
{
    private const int Spans = 48;
    private const int MostChildren = 20;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private IReadOnlyList<BroadcastVariant> _variants = [];
    private IReadOnlyList<SentSpan> _rate = [];
    private IReadOnlyList<BroadcastRow> _children = [];
    private IReadOnlyList<Bot> _bots = [];
    private Broadcast? _latest;
    private BroadcastCounts? _counts;
    private ChangeCounts? _changes;
    private BroadcastEstimate? _left;
    private BroadcastOutcome? _results;
    private Audience _audience = Audience.Everybody;
    private string? _to;
    private string? _starter;
    private double _speed;
    private long _pressed;
    private string _key = "";
    private string? _days;

    [Parameter, EditorRequired]
    public required Broadcast Broadcast { get; set; }

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    /// <summary>The outcome whose people are shown.</summary>
    [Parameter]
    public string? State { get; set; }

    [Parameter]
    public string? Cursor { get; set; }

    /// <summary>How long after it somebody's acts count for it: 1, 3 or 7 days.</summary>
    [Parameter]
    public string? Days { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required BroadcastReader Broadcasts { get; init; }

    [Inject]
    public required EstimateBroadcast Estimate { get; init; }

    [Inject]
    public required BroadcastResults Results { get; init; }

    [Inject]
    public required AudienceSentences Sentences { get; init; }

    [Inject]
    public required StaffNames Names { get; init; }

    [Inject]
    public required LiveStatus Live { get; init; }

    /// <summary>As it was last read, unless the page knows better.</summary>
    private Broadcast Shown => _latest is { } latest && latest.Version >= Broadcast.Version ? latest : Broadcast;

    private bool IsRepeating => Shown.ReadTiming().Repeat is not null;

    private int Window => Days switch { "1" => 1, "3" => 3, _ => 7 };

    private string Lead => string.Join(" ", new[] { Beginning, _to is null ? null : L["Audience: {0}.", _to], Ending }.OfType<string>());

    private string? Beginning => Shown switch
    {
        { State: BroadcastState.Scheduled } when BroadcastWords.LocalDay(Shown) is { } day => L["Goes out {0}, in each person's time zone.", day],
        { State: BroadcastState.Scheduled, DueAt: { } due } when IsRepeating => L["Next {0}.", Reader.Local(due).ToString("ddd d MMM, HH:mm", CultureInfo.CurrentCulture)],
        { State: BroadcastState.Scheduled, DueAt: { } due } => L["Goes out {0}.", Reader.Local(due).ToString("ddd d MMM, HH:mm", CultureInfo.CurrentCulture)],
        { StartedAt: { } at } when _starter is not null => L["Started by {0} {1}.", _starter, Reader.Local(at).ToString("d MMM, HH:mm", CultureInfo.CurrentCulture)],
        { StartedAt: { } at } => L["Started {0}.", Reader.Local(at).ToString("d MMM, HH:mm", CultureInfo.CurrentCulture)],
        _ => null,
    };

    private string? Ending => Shown.State == BroadcastState.Running ? L["A restart continues where it stopped."] : null;

    protected override async Task OnInitializedAsync()
    {
        _variants = Broadcast.ReadVariants();
        (_audience, _key) = (Broadcast.ReadAudience(), Broadcast.Winner ?? _variants[0].Key);
        _to = await Sentences.OfAsync(Broadcast.WorkspaceId, _audience, L);
        _starter = Broadcast.AdminId is { } admin ? (await Names.ReadAsync(Broadcast.WorkspaceId)).GetValueOrDefault(admin) : null;
        _bots = [.. (await Live.ReadAsync(Broadcast.WorkspaceId)).Bots.Select(b => b.Bot)];
        Follow<BroadcastChanged>(e => e.BroadcastId == Broadcast.Id || IsRepeating);
        RefreshEvery(Beat);
        await RefreshAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_days is not null && _days != (Days ?? ""))
            _results = await Results.ReadAsync(Broadcast.WorkspaceId, Broadcast.Id, Window);
        _days = Days ?? "";
    }

    protected override async Task RefreshAsync()
    {
        if (await Broadcasts.FindAsync(Broadcast.WorkspaceId, Broadcast.Id) is not { } now)
            return;
        (_latest, _variants) = (now, now.ReadVariants());
        _counts = await Broadcasts.CountsAsync(now.WorkspaceId, now.Id);
        _changes = await Broadcasts.ChangesAsync(now.WorkspaceId, now.Id);
        _pressed = await Broadcasts.PressedAsync(now.WorkspaceId, now.Id);
        _rate = await Broadcasts.SentOverTimeAsync(now, Spans);
        _speed = now.State == BroadcastState.Running ? await Broadcasts.RateAsync(now.WorkspaceId, now.Id) : 0;
        _left = now.State is BroadcastState.Running or BroadcastState.Paused ? await Estimate.LeftAsync(now) : null;
        _results = await Results.ReadAsync(now.WorkspaceId, now.Id, Window);
        if (IsRepeating)
            _children = await Broadcasts.ChildrenAsync(now.WorkspaceId, now.Id, MostChildren);
    }

    private async Task ChangedAsync()
    {
        await RefreshAsync();
        await OnChanged.InvokeAsync();
    }
}
