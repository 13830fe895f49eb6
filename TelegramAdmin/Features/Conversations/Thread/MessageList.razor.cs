using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Features.Conversations.List;

namespace TelegramAdmin.Features.Conversations.Thread;

public sealed partial class MessageList : IAsyncDisposable
{
    private IReadOnlyList<ThreadLine> _lines = [];
    private ThreadActions? _actions;
    private ThreadFeed? _feed;
    private MessageMenu? _menu;
    private HistoryDialog? _history;
    private PictureDialog? _picture;
    private ElementReference _scroller;
    private DotNetObjectReference<MessageList>? _self;
    private IJSObjectReference? _script;
    private string? _announced;
    private string? _sought;
    private long? _opened;
    private bool _isAtEnd = true;
    private bool _isVisible;
    private int _missed;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    /// <summary>Our number of the line to open at; the end where it is null.</summary>
    [Parameter]
    public long? At { get; set; }

    [Parameter]
    public EventCallback<ThreadLine> OnReply { get; set; }

    [Parameter]
    public EventCallback<ThreadLine> OnEdit { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required ConversationReader Messages { get; init; }

    [Inject]
    public required ChangeReply Change { get; init; }

    [Inject]
    public required MarkRead Read { get; init; }

    [Inject]
    public required ReactToMessage React { get; init; }

    [Inject]
    public required CancelMessages Cancel { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The newest message that is shown.</summary>
    public long? LastId => _feed?.Messages is [.., var last] ? last.Id : null;

    private string NewWords => L.Count(_missed, "{0} new message", "{0} new messages");

    protected override async Task OnInitializedAsync()
    {
        _actions = new ThreadActions
        {
            MayAnswer = Staff.MayAnswer,
            OpenMenu = (line, button) => _menu!.Open(line, button),
            ShowPictureAsync = message => _picture!.ShowAsync(message),
            ShowHistoryAsync = message => _history!.ShowAsync(message),
            GoToAsync = GoToAsync,
            SendAgainAsync = message => SettleAsync(Change.SendAgainAsync, message),
            CancelAsync = CancelAsync,
            BelieveSentAsync = message => SettleAsync(Change.BelieveSentAsync, message),
        };
        Follow<ConversationChanged>(e => e.ConversationId == Conversation.Id);
        Follow<MessageDelivered>(e => e.Outcome.BotId == Conversation.BotId && e.Outcome.ChatId == Conversation.ChatId);
        var feed = new ThreadFeed(Messages, Staff.Workspace, Conversation.Id);
        await feed.LoadAsync();
        _feed = feed;
        Arrange();
        await OpenAtAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_feed is not null)
            await OpenAtAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_sought is { } line && _script is not null)
        {
            _sought = null;
            await _script.InvokeVoidAsync("goTo", line);
        }
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/thread.js"].FromRoot());
        _script = await module.InvokeAsync<IJSObjectReference>("watchThread", _scroller, _self);
        if (_sought is not null)
            StateHasChanged(); // What was looked for before the script was here.
    }

    protected override async Task RefreshAsync()
    {
        var arrived = await _feed!.RefreshAsync();
        Arrange();
        if (arrived.Count == 0)
            return;
        _announced = $"{PersonName}: {PreviewWords.Words(arrived[^1].Kind, arrived[^1].Text, L)}";
        if (!_isAtEnd)
            _missed += arrived.Count;
        await MarkReadAsync();
    }

    /// <summary>The page came to the front, or went behind.</summary>
    [JSInvokable]
    public async Task SeeAsync(bool isVisible)
    {
        _isVisible = isVisible;
        await MarkReadAsync();
    }

    [JSInvokable]
    public async Task EndAsync(bool isAtEnd)
    {
        _isAtEnd = isAtEnd;
        if (isAtEnd && _missed > 0)
        {
            _missed = 0;
            StateHasChanged();
        }
        await MarkReadAsync();
    }

    [JSInvokable]
    public async Task OlderAsync()
    {
        await LoadOlderAsync();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        await _script.LeaveAsync();
        _feed?.Dispose();
    }

    private async Task LoadOlderAsync()
    {
        await _feed!.LoadOlderAsync();
        Arrange();
    }

    private void Arrange() => _lines = ThreadLines.Of(_feed!.Messages, Conversation.Kind, Reader, L, _feed.SendTimes);

    private async Task MarkReadAsync()
    {
        if (_isVisible && _isAtEnd && Staff.MayAnswer)
            await Read.RunAsync(Staff.Workspace, Conversation.Id);
    }

    private async Task GoToAsync(long telegramMessageId)
    {
        if (await _feed!.ReachAsync(telegramMessageId) is not { } id)
        {
            Toasts.Warn(L["This message is not here."], L["It was written before the bot was added."]);
            return;
        }
        Seek(id);
        StateHasChanged();
    }

    private async Task OpenAtAsync()
    {
        if (At == _opened)
            return;
        _opened = At;
        if (At is not { } id)
            return;
        if (await _feed!.ReachLineAsync(id))
            Seek(id);
        else
            Toasts.Warn(L["This line is not shown."], L["It was removed, or lies too far back. Search by its words to see it in the results."]);
    }

    private void Seek(long id)
    {
        Arrange();
        _sought = _lines.FirstOrDefault(l => l.Parts.Any(p => p.Id == id)) is { } line ? $"m{line.Message.Id}" : null; // Once it is drawn.
    }

    private async Task DeleteAsync(ThreadLine line)
    {
        if (!await Confirmation.AskAsync(new(L["Delete this message?"], L["It disappears from {0}'s chat as well. Here it stays, struck through.", PersonName], L["Delete message"], L["Keep it"])))
            return;
        await Session.RequireAsync(AdminRole.Operator);
        foreach (var part in line.Parts)
        {
            if ((await Change.DeleteAsync(Staff.Workspace, part.Id)).Failure is { } failure)
            {
                Toasts.Failed(L["It was not deleted."], failure.Message);
                return;
            }
            await Session.RecordAsync("message.deleted", $"message {part.Id}", $"Conversation {Conversation.Id}");
        }
    }

    private async Task ReactAsync((ThreadLine Line, string? Emoji) chosen)
    {
        await Session.RequireAsync(AdminRole.Operator);
        if ((await React.RunAsync(Staff.Workspace, chosen.Line.Message.Id, chosen.Emoji)).Failure is { } failure)
            Toasts.Failed(L["Nothing was changed."], failure.Message);
    }

    private async Task CancelAsync(ConversationMessage message)
    {
        await Session.RequireAsync(AdminRole.Operator);
        if (await Cancel.RunAsync(Staff.Workspace, [message.OutboxId!.Value]) == 0)
            Toasts.Warn(L["It is on its way already."], L["Delete it once it arrived."]);
    }

    private async Task SettleAsync(Func<Core.Storage.WorkspaceId, long, Task<Result<long>>> settle, ConversationMessage message)
    {
        await Session.RequireAsync(AdminRole.Operator);
        if ((await settle(Staff.Workspace, message.Id)).Failure is { } failure)
            Toasts.Failed(L["Nothing was changed."], failure.Message);
    }
}
