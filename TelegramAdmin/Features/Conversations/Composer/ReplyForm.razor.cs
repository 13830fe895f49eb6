using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Conversations.Thread;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>The text lives in the browser, so that no keystroke waits for the server; it comes here when it is sent.</summary>
public sealed partial class ReplyForm : IAsyncDisposable
{
    private const int MostFiles = 10;

    private readonly List<ChosenFile> _files = [];
    private ElementReference _form;
    private ElementReference _text;
    private DotNetObjectReference<ReplyForm>? _self;
    private IJSObjectReference? _script;
    private ThreadLine? _answered;
    private ThreadLine? _editing;
    private string? _failure;
    private double? _uploaded;
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

    [Inject]
    public required SendReply Send { get; init; }

    [Inject]
    public required ChangeReply Change { get; init; }

    [Inject]
    public required ReplyPresence Presence { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private long ConversationId => Facts.Conversation.Id;

    public async Task ReplyToAsync(ThreadLine line)
    {
        (_answered, _editing) = (line, null);
        StateHasChanged();
        await CallAsync("focus");
    }

    public async Task EditAsync(ThreadLine line)
    {
        (_editing, _answered, _failure) = (line, null, null);
        StateHasChanged();
        await CallAsync("edit", line.Worded.Text);
    }

    /// <returns>Whether it is on its way, so that the field may be emptied.</returns>
    [JSInvokable]
    public async Task<bool> SendAsync(string text)
    {
        if (_isSending)
            return false;
        (_isSending, _failure) = (true, null);
        StateHasChanged();
        try
        {
            await Session.RequireAsync(AdminRole.Operator);
            _failure = (_editing is { } line ? await SaveAsync(line, text) : await QueueAsync(text))?.Message;
        }
        catch (StorageUnavailableException)
        {
            _failure = "Nothing was sent. The database does not answer. Your text is kept; try again.";
        }
        catch (IOException)
        {
            _failure = "Nothing was sent. A file could not be read from your device. Remove it or attach it again.";
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
        _failure = ConversationErrors.TooLong(length, _files.Count > 0 ? SendReply.LargestCaption : SendReply.LargestText).Message;
        StateHasChanged();
    }

    [JSInvokable]
    public void Typing() => Presence.Type(Staff.Workspace, ConversationId, Viewer, Staff.Name);

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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/composer.js"].FromRoot());
        var key = string.Create(CultureInfo.InvariantCulture, $"{Staff.Workspace.Value}.{ConversationId}");
        _script = await module.InvokeAsync<IJSObjectReference>("watchComposer", _form, _text, _self, key, SendReply.LargestText);
        StateHasChanged(); // From now on what is typed is kept and sent; before, the field takes nothing.
    }

    private async Task<Failure?> QueueAsync(string text)
    {
        var done = 0L;
        var total = Math.Max(1, _files.Sum(f => f.File.Size));
        var files = _files.Select(f => f.ToReply(read =>
        {
            done += read;
            _ = InvokeAsync(() => Show((double)done / total)); // Copying goes on outside of the page's thread.
        })).ToList();
        var draft = new ReplyDraft(Staff.AdminId, Staff.Name, text.Trim()) { Files = files, ReplyToTelegramId = _answered?.Message.TelegramMessageId };
        return (await Send.RunAsync(Staff.Workspace, ConversationId, draft)).Failure;
    }

    private async Task<Failure?> SaveAsync(ThreadLine line, string text)
    {
        var failure = (await Change.EditAsync(Staff.Workspace, line.Worded.Id, text.Trim())).Failure;
        if (failure is null)
            await Session.RecordAsync("message.edited", $"message {line.Worded.Id}", $"Conversation {ConversationId}");
        return failure;
    }

    private void Show(double uploaded)
    {
        if (_uploaded is { } shown && uploaded - shown < 0.02)
            return;
        _uploaded = uploaded;
        StateHasChanged();
    }

    private void TakeAsync(InputFileChangeEventArgs chosen)
    {
        _failure = _files.Count + chosen.FileCount > MostFiles ? ConversationErrors.TooManyFiles.Message : null;
        if (_failure is null)
            _files.AddRange(chosen.GetMultipleFiles(MostFiles).Select(file => new ChosenFile(file)));
        _fields++;
    }

    private void Remove(ChosenFile file)
    {
        _files.Remove(file);
        _failure = null;
    }

    private async Task LeaveAsync()
    {
        var wasEdit = _editing is not null;
        (_answered, _editing, _failure) = (null, null, null);
        await CallAsync(wasEdit ? "leaveEdit" : "focus");
    }

    private void Clear()
    {
        (_answered, _editing) = (null, null);
        _files.Clear();
        (_fields, _round) = (0, _round + 1);
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync(function, arguments);
    }
}
