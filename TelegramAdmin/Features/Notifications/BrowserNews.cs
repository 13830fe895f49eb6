using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Reading;
using TelegramAdmin.Features.Conversations;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Notifications;

/// <summary>
/// Tells through the browser what came while its page was hidden, whichever page that is: news, and words in conversations that are mine or
/// nobody's. While somebody looks at the page, or wants no news, it reads nothing. The installed app carries the count of what is unread.
/// </summary>
public sealed class BrowserNews : LiveComponent, IAsyncDisposable
{
    private const int MostAtOnce = 5;

    private readonly ConcurrentDictionary<long, bool> _changed = new();
    private readonly ConcurrentQueue<long> _told = new();
    private DotNetObjectReference<BrowserNews>? _self;
    private IJSObjectReference? _script;
    private volatile bool _isWanted;
    private int _badge = -1;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter]
    public int Unread { get; set; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required NotificationReader Notifications { get; init; }

    [Inject]
    public required NotificationTastes Tastes { get; init; }

    [Inject]
    public required Localizer L { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private NotificationsOf Of => new(Staff.Workspace, Staff.AdminId, Staff.Role);

    [JSInvokable]
    public void Want(bool isWanted)
    {
        _isWanted = isWanted;
        _changed.Clear();
        _told.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        await _script.LeaveAsync();
    }

    protected override void OnParametersSet()
    {
        if (_self is not null)
            return;
        _self = DotNetObjectReference.Create(this);
        Follow<ConversationChanged>(e => _isWanted && e.IsNewMessage && e.WorkspaceId == Staff.Workspace && Staff.MayAnswer && _changed.TryAdd(e.ConversationId, true));
        Follow<NotificationTold>(e => _isWanted && e.WorkspaceId == Staff.Workspace && e.IsFor(Staff.AdminId, Staff.Role) && Keep(e));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/notify.js"].FromRoot());
            _script = await module.InvokeAsync<IJSObjectReference>("watch", _self);
        }
        if (_script is null || _badge == Unread)
            return;
        _badge = Unread;
        await _script.InvokeVoidAsync("badge", Unread);
    }

    protected override async Task RefreshAsync()
    {
        var taste = await Tastes.OfAsync(Staff.Workspace, Staff.AdminId);
        if (taste.Quiet?.Covers(Clock.GetUtcNow()) == true)
        {
            _told.Clear();
            _changed.Clear();
            return;
        }
        while (_told.TryDequeue(out var id))
        {
            if (await Notifications.FindAsync(Of, id) is { } news && taste.Wants(news.Kind, NotificationWays.Browser))
                await ShowAsync(NewsWords.Line(news, L), news.Text ?? "", $"news-{Text(news.Id)}", news.Address);
        }
        var changed = _changed.Keys.ToList();
        changed.ForEach(id => _changed.TryRemove(id, out _));
        foreach (var id in taste.Wants(NotificationKind.Message, NotificationWays.Browser) ? changed.Take(MostAtOnce) : [])
        {
            if (await Conversations.FindAsync(Staff.Workspace, id) is { } row && Concerns(row))
                await ShowAsync(row.Title, PreviewWords.Words(row.PreviewKind, row.Preview, L), $"conversation-{Text(id)}", $"/conversations/{Text(id)}");
        }
    }

    private bool Concerns(Conversation row) =>
        row is { State: ConversationState.Open, UnreadCount: > 0, PreviewAuthor: MessageAuthor.Person } && (row.AssigneeId is null || row.AssigneeId == Staff.AdminId);

    private bool Keep(NotificationTold told)
    {
        _told.Enqueue(told.NotificationId);
        return true;
    }

    // The newer of one thing takes the older's place.
    private async Task ShowAsync(string title, string body, string tag, string href)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync("show", title, body, tag, href);
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
