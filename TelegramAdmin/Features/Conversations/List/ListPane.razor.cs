using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.List;

public sealed partial class ListPane : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<long, bool> _changed = new();
    private IReadOnlyList<InboxBot> _bots = [];
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
    public required ConversationFilter Filter { get; set; }

    /// <summary>The conversation that is open beside the list.</summary>
    [Parameter]
    public long? OpenId { get; set; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private IReadOnlyList<Choice> Views => [new("open", "Open", Numbers.Count(_feed?.OpenCount))];

    protected override async Task OnInitializedAsync()
    {
        _bots = await Conversations.ReadBotsAsync(Staff.Workspace);
        _search = new Throttle(Clock, TypingPause, () => InvokeAsync(ApplySearch));
        Follow<ConversationChanged>(changed => changed.WorkspaceId == Staff.Workspace && Note(changed.ConversationId));
        RefreshEvery(Minute);
    }

    protected override async Task OnParametersSetAsync()
    {
        _now = Clock.GetUtcNow();
        if (Filter.Search != _applied)
            (_typed, _applied) = (Filter.Search, Filter.Search); // The address was changed by somebody else than the field.
        if (_feed?.Filter == Filter)
            return;
        var feed = new ListFeed(Conversations, Staff.Workspace, Filter);
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
