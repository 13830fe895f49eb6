using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations.Notifying;

/// <summary>
/// Tells through the browser what came while its page was hidden: words in conversations that are mine or nobody's, and mentions of me. While
/// somebody looks at the page, or wants no news, it reads nothing.
/// </summary>
public sealed class Notifier : LiveComponent, IAsyncDisposable
{
    private const int MostAtOnce = 5;

    private readonly ConcurrentDictionary<long, bool> _changed = new();
    private readonly ConcurrentQueue<TeammateMentioned> _mentions = new();
    private DotNetObjectReference<Notifier>? _self;
    private IJSObjectReference? _script;
    private volatile string _wanted = "off";

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [JSInvokable]
    public void Want(string wanted)
    {
        _wanted = wanted;
        _changed.Clear();
        _mentions.Clear();
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
        Follow<ConversationChanged>(e => e.IsNewMessage && e.WorkspaceId == Staff.Workspace && _wanted == "mine" && _changed.TryAdd(e.ConversationId, true));
        Follow<TeammateMentioned>(e => e.WorkspaceId == Staff.Workspace && e.AdminId == Staff.AdminId && _wanted != "off" && Keep(e));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/notify.js"].FromRoot());
        _script = await module.InvokeAsync<IJSObjectReference>("watch", _self);
    }

    protected override async Task RefreshAsync()
    {
        while (_mentions.TryDequeue(out var mention))
            await ShowAsync($"{mention.By} mentioned you", mention.Text, mention.ConversationId);
        var changed = _changed.Keys.ToList();
        changed.ForEach(id => _changed.TryRemove(id, out _));
        foreach (var id in changed.Take(MostAtOnce))
        {
            if (await Conversations.FindAsync(Staff.Workspace, id) is { } row && Concerns(row))
                await ShowAsync(row.Title, PreviewWords.Words(row.PreviewKind, row.Preview), id);
        }
    }

    private bool Concerns(Conversation row) =>
        row is { State: ConversationState.Open, UnreadCount: > 0, PreviewAuthor: MessageAuthor.Person } && (row.AssigneeId is null || row.AssigneeId == Staff.AdminId);

    private bool Keep(TeammateMentioned mention)
    {
        _mentions.Enqueue(mention);
        return true;
    }

    // The newer of one conversation takes the older's place.
    private async Task ShowAsync(string title, string body, long conversation)
    {
        var id = conversation.ToString(CultureInfo.InvariantCulture);
        if (_script is not null)
            await _script.InvokeVoidAsync("show", title, body, $"conversation-{id}", $"/conversations/{id}");
    }
}
