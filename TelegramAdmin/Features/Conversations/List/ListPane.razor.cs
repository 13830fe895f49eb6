using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.List;

public sealed partial class ListPane : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<long, bool> _changed = new();
    private readonly Selection _picked = new();
    private IReadOnlyList<InboxBot> _bots = [];
    private IReadOnlyList<Label> _labels = [];
    private ElementReference _scroller;
    private DotNetObjectReference<ListPane>? _self;
    private IJSObjectReference? _script;
    private Throttle? _search;
    private ListFeed? _feed;
    private DateTimeOffset _now;
    private string? _typed;
    private string? _applied;
    private bool _isHeld;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required InboxQuery Query { get; set; }

    /// <summary>The conversation that is open beside the list.</summary>
    [Parameter]
    public long? OpenId { get; set; }

    [CascadingParameter]
    public InboxTeam Team { get; set; } = InboxTeam.Nobody;

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required LabelBook Labels { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private ConversationFilter Filter => Query.For(Staff.AdminId);

    // One of the other views becomes a tab while it is looked at.
    private IReadOnlyList<Choice> Views =>
    [
        new("open", L.Sense("Open (view)"), ListWords.Count(_feed?.Counts?.Open)),
        new("mine", L.Sense("Mine (view)"), ListWords.Count(_feed?.Counts?.Mine)),
        new("unassigned", L.Sense("Unassigned (view)"), ListWords.Count(_feed?.Counts?.Unassigned)),
        .. InboxQuery.More.Where(m => m.View == Query.View).Select(m => new Choice(m.View, L.Sense(m.Words + " (view)"))),
    ];

    protected override async Task OnInitializedAsync()
    {
        _bots = await Conversations.ReadBotsAsync(Staff.Workspace);
        _labels = await Labels.ReadAsync(Staff.Workspace);
        _search = new Throttle(Clock, TypingPause, () => InvokeAsync(ApplySearch));
        Follow<ConversationChanged>(changed => changed.WorkspaceId == Staff.Workspace && Note(changed.ConversationId));
        RefreshEvery(Minute);
    }

    protected override async Task OnParametersSetAsync()
    {
        _now = Clock.GetUtcNow();
        if (Query.Search != _applied)
            (_typed, _applied) = (Query.Search, Query.Search); // The address was changed by somebody else than the field.
        if (_feed?.Filter == Filter)
            return;
        _picked.Clear(); // "All" meant another list.
        var feed = new ListFeed(Conversations, Labels, Staff.Workspace, Staff.AdminId, Filter);
        await feed.LoadAsync();
        _feed = feed;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/inbox.js"].FromRoot());
        _script = await module.InvokeAsync<IJSObjectReference>("watchList", _scroller, _self);
    }

    protected override async Task RefreshAsync()
    {
        _now = Clock.GetUtcNow();
        _labels = await Labels.ReadAsync(Staff.Workspace);
        var changed = _changed.Keys.ToList();
        changed.ForEach(id => _changed.TryRemove(id, out _));
        if (_feed is { } feed)
            await feed.RefreshAsync(changed, _isHeld, OpenId);
    }

    /// <summary>The pointer is on the list, or it is scrolled: rows must not move.</summary>
    [JSInvokable]
    public void Hold(bool isHeld)
    {
        _isHeld = isHeld;
        if (isHeld)
            return;
        _feed?.Release();
        StateHasChanged();
    }

    [JSInvokable]
    public async Task MoreAsync()
    {
        await LoadMoreAsync();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _search?.Dispose();
        _self?.Dispose();
        await _script.LeaveAsync();
    }

    private bool Note(long conversationId) => _changed.TryAdd(conversationId, true) || true;

    private Task LoadMoreAsync() => _feed?.LoadMoreAsync() ?? Task.CompletedTask;

    private EventCallback<bool> PickOf(Conversation row) =>
        Staff.MayAnswer ? EventCallback.Factory.Create<bool>(this, isPicked => PickAsync(row, isPicked)) : default;

    private async Task PickAsync(Conversation row, bool isPicked)
    {
        _picked.Set(row.Id, isPicked);
        if (_picked.Total is null)
            _picked.Know(await Conversations.CountAsync(Staff.Workspace, Filter));
    }

    private async Task BeginPickingAsync()
    {
        _picked.IsPicking = true;
        _picked.Know(await Conversations.CountAsync(Staff.Workspace, Filter));
    }

    private async Task EndPickingAsync()
    {
        _picked.Clear();
        await _feed!.LoadAsync();
    }

    private async Task ReleaseAsync()
    {
        _feed!.Release();
        if (_script is not null)
            await _script.InvokeVoidAsync("toTop");
    }

    private void ApplySearch()
    {
        _applied = string.IsNullOrWhiteSpace(_typed) ? null : _typed.Trim();
        Navigation.NavigateTo(Navigation.With("q", _applied), replace: true);
    }

    private string HrefOf(Conversation row) => $"/conversations/{row.Id.ToString(CultureInfo.InvariantCulture)}{new Uri(Navigation.Uri).Query}";

    private string? BotName(BotId? id) => _bots.FirstOrDefault(b => b.Id == id)?.Name;
}
