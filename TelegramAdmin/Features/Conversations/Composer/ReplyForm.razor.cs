using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Conversations.Thread;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>The text lives in the browser, so that no keystroke waits for the server; it comes here when it is sent.</summary>
public sealed partial class ReplyForm : IAsyncDisposable
{
    private readonly Enclosure _with = new();
    private ElementReference _form;
    private ElementReference _text;
    private DotNetObjectReference<ReplyForm>? _self;
    private IJSObjectReference? _script;
    private ComposerMode _mode;
    private ThreadLine? _answered;
    private ThreadLine? _editing;
    private string? _failure;
    private bool _isOvertaken;
    private long? _begunAfter;
    private double? _uploaded;
    private bool _showsTools;
    private bool _isSending;
    private int _fields;
    private int _round;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required ConversationFacts Facts { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    /// <summary>This page's own name in the presence list.</summary>
    [Parameter, EditorRequired]
    public required string Viewer { get; set; }

    /// <summary>The person cannot be written to; the team still can.</summary>
    [Parameter]
    public bool OnlyNotes { get; set; }

    /// <summary>The last message that stands in the thread.</summary>
    [Parameter, EditorRequired]
    public required Func<long?> LastShown { get; set; }

    [Inject]
    public required SendReply Send { get; init; }

    [Inject]
    public required ChangeReply Change { get; init; }

    [Inject]
    public required WriteNote Note { get; init; }

    [Inject]
    public required ReplyPresence Presence { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private long ConversationId => Facts.Conversation.Id;

    private bool IsNote => _mode == ComposerMode.Note && _editing is null;

    private string Placeholder => IsNote ? L["Note for the team"] : L["Write to {0}", PersonName];

    private string? Via => IsNote ? L["Only the team sees this"]
        : Facts.Bot is not { } bot ? null
        : L[bot.State is BotState.Off ? "via @{0}, which is off: what you send waits for it" : "via @{0}", bot.Username];

    private string Verb => (_isSending, _editing, IsNote) switch
    {
        (true, _, _) => L["Sending"],
        (_, not null, _) => L["Save"],
        (_, _, true) => L["Add note"],
        _ => _with.SendAt is null ? L["Send"] : L.Sense("Schedule (send later)"),
    };

    public async Task ReplyToAsync(ThreadLine line)
    {
        (_answered, _editing) = (line, null);
        await ChooseAsync(ComposerMode.Reply);
        StateHasChanged();
    }

    public async Task EditAsync(ThreadLine line)
    {
        (_editing, _answered) = (line, null);
        Say(null);
        StateHasChanged();
        await CallAsync("edit", line.Worded.Text);
    }

    /// <summary>Puts words where the caret is (in place of the <c>/shortcut</c> before it), and files and buttons beside what is there. Sends nothing.</summary>
    public async Task InsertAsync(ReplyInsert insert)
    {
        if (_mode != ComposerMode.Reply)
            await ChooseAsync(ComposerMode.Reply);
        Say(_with.Add(insert));
        StateHasChanged();
        if (_failure is null)
            await CallAsync("insert", insert.Text);
    }

    /// <returns>Whether it is on its way, so that the field may be emptied.</returns>
    [JSInvokable]
    public async Task<bool> SendAsync(string text)
    {
        if (_isSending)
            return false;
        _isSending = true;
        Say(null);
        StateHasChanged();
        try
        {
            var by = await Session.RequireActorAsync(AdminRole.Operator);
            Say(_editing is { } line ? await SaveAsync(line, text) : IsNote ? (await Note.RunAsync(Staff.Workspace, ConversationId, text, by)).Failure : await QueueAsync(text));
        }
        catch (StorageUnavailableException)
        {
            _failure = L["Nothing was sent. The database does not answer. Your text is kept; try again."];
        }
        catch (IOException)
        {
            _failure = L["Nothing was sent. A file could not be read from your device. Remove it or attach it again."];
        }
        catch (Exception e)
        {
            // What is called from a script would otherwise end in the browser's console.
            await DispatchExceptionAsync(e);
            return false;
        }
        finally
        {
            (_isSending, _uploaded) = (false, null);
        }
        if (_failure is null)
            Clear();
        StateHasChanged();
        return _failure is null;
    }

    /// <summary>The text is longer than anything Telegram takes; it is not even sent here.</summary>
    [JSInvokable]
    public void Refuse(int length)
    {
        Say(ConversationErrors.TooLong(length, _with.HasFiles ? SendReply.LargestCaption : SendReply.LargestText));
        StateHasChanged();
    }

    /// <summary>What a colleague answers from now on, the writer has not taken into account.</summary>
    [JSInvokable]
    public void Typing()
    {
        _begunAfter ??= LastShown();
        Presence.Type(Staff.Workspace, ConversationId, Viewer, Staff.Name);
    }

    /// <returns>Whether there was something to leave: an edit, or an answer to one message.</returns>
    [JSInvokable]
    public async Task<bool> EscapeAsync()
    {
        if ((_editing ?? _answered) is null)
            return false;
        await LeaveAsync();
        StateHasChanged();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        await _script.LeaveAsync();
    }

    protected override void OnInitialized() => _mode = OnlyNotes ? ComposerMode.Note : ComposerMode.Reply;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/composer.js"].FromRoot());
        var key = string.Create(CultureInfo.InvariantCulture, $"{Staff.Workspace.Value}.{ConversationId}");
        _script = await module.InvokeAsync<IJSObjectReference>("watchComposer", _form, _text, _self, key, SendReply.LargestText, IsNote);
        StateHasChanged(); // From now on what is typed is kept and sent; before, the field takes nothing.
    }

    private async Task<Failure?> QueueAsync(string text)
    {
        var done = 0L;
        var total = Math.Max(1, _with.Files.Sum(f => f.File.Size));
        var files = _with.Files.Select(f => f.ToReply(read =>
        {
            done += read;
            _ = InvokeAsync(() => Show((double)done / total)); // Copying goes on outside of the page's thread.
        })).ToList();
        var draft = new ReplyDraft(Staff.AdminId, Staff.Name, text.Trim())
        {
            Files = files,
            KeptFiles = _with.Kept,
            Buttons = _with.Rows,
            SendAt = _with.SendAt,
            SeenUpTo = _begunAfter ?? LastShown(),
            ReplyToTelegramId = _answered?.Message.TelegramMessageId,
        };
        return (await Send.RunAsync(Staff.Workspace, ConversationId, draft)).Failure;
    }

    private async Task<Failure?> SaveAsync(ThreadLine line, string text)
    {
        var failure = (await Change.EditAsync(Staff.Workspace, line.Worded.Id, text.Trim())).Failure;
        if (failure is null)
            await Session.RecordAsync("message.edited", $"message {line.Worded.Id}", $"Conversation {ConversationId}");
        return failure;
    }

    // Whoever was told of a colleague's answer has it before them now, and may send.
    private void Say(Failure? failure)
    {
        (_failure, _isOvertaken) = (failure?.Message, failure?.Code == HandlingErrors.AnsweredMeanwhileCode);
        if (_isOvertaken)
            _begunAfter = null;
    }

    private Failure? AddButton(OperatorButton button)
    {
        var failure = _with.Add(button);
        StateHasChanged();
        return failure;
    }

    private async Task ScheduleAsync(DateTimeOffset at)
    {
        _with.SendAt = at;
        await CallAsync("focus");
    }

    private async Task ChooseAsync(ComposerMode mode)
    {
        if (mode != _mode)
        {
            _mode = mode;
            Say(null);
            await CallAsync("choose", mode == ComposerMode.Note);
        }
        await CallAsync("focus");
    }

    private void Show(double uploaded)
    {
        if (_uploaded is { } shown && uploaded - shown < 0.02)
            return;
        _uploaded = uploaded;
        StateHasChanged();
    }

    private void Take(InputFileChangeEventArgs chosen)
    {
        Say(chosen.FileCount > Enclosure.MostFiles ? ConversationErrors.TooManyFiles : _with.Add([.. chosen.GetMultipleFiles(Enclosure.MostFiles).Select(file => new ChosenFile(file))]));
        _fields++;
    }

    private async Task LeaveAsync()
    {
        var wasEdit = _editing is not null;
        (_answered, _editing) = (null, null);
        Say(null);
        await CallAsync(wasEdit ? "leaveEdit" : "focus");
    }

    private void Clear()
    {
        if (!IsNote && _editing is null)
        {
            (_answered, _begunAfter) = (null, null);
            _with.Clear();
            (_fields, _round) = (0, _round + 1);
        }
        (_editing, _showsTools) = (null, false);
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync(function, arguments);
    }
}
