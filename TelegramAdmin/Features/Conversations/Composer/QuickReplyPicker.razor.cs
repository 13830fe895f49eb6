using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Filling;
using TelegramAdmin.Core.QuickReplies.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Conversations.Composer;

/// <summary>A reply of one message goes into the field, where it can still be changed; one of several is shown and sent as it is.</summary>
public sealed partial class QuickReplyPicker : IAsyncDisposable
{
    private const int Most = 8;

    /// <summary>Put into the field and not sent yet: they count once they are.</summary>
    private readonly List<long> _inserted = [];
    private readonly Dictionary<string, string> _given = [];
    private ElementReference _root;
    private DotNetObjectReference<QuickReplyPicker>? _self;
    private IJSObjectReference? _script;
    private IReadOnlyList<QuickReply>? _found;
    private FilledReply? _chosen;
    private string _words = "";
    private string? _notice;
    private string? _failure;
    private bool _isSearching;
    private int _active;
    private int _asked;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long ConversationId { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    [Parameter]
    public EventCallback<ReplyInsert> OnInsert { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required QuickReplyBook Book { get; init; }

    [Inject]
    public required FillReply Fill { get; init; }

    [Inject]
    public required SendQuickReply Send { get; init; }

    [Inject]
    public required CountReplyUse Uses { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private bool IsOpen => _found is not null || _chosen is not null;

    /// <summary>What stands behind the slash, or in the search field.</summary>
    [JSInvokable]
    public Task SearchAsync(string words) => TryAsync(() => FindAsync(words));

    [JSInvokable]
    public async Task StepAsync(int by)
    {
        if (_found is not { Count: > 0 } found)
            return;
        _active = (_active + by + found.Count) % found.Count;
        await DrawAsync();
    }

    /// <param name="words">As they stand now; the list may be of those before.</param>
    [JSInvokable]
    public Task ChooseAsync(string words) => TryAsync(async () =>
    {
        if (_found is null || words != _words)
            await FindAsync(words);
        if (_found is { Count: > 0 } found)
            await FillAsync(found[_active]);
    });

    [JSInvokable]
    public async Task CloseAsync()
    {
        _asked++;
        (_found, _chosen, _failure, _isSearching) = (null, null, null, false);
        _given.Clear();
        await DrawAsync();
    }

    /// <summary>What was put into the field is on its way.</summary>
    [JSInvokable]
    public Task SentAsync() => TryAsync(async () =>
    {
        _notice = null;
        foreach (var id in _inserted)
            await Uses.RunAsync(Staff.Workspace, id, Staff.AdminId);
        _inserted.Clear();
        StateHasChanged();
    });

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
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/quick.js"].FromRoot());
        _script = await module.InvokeAsync<IJSObjectReference>("watchQuick", _root, _self);
    }

    private static string OptionId(int index) => FormattableString.Invariant($"ta-quick-{index}");

    private async Task ToggleAsync()
    {
        if (IsOpen)
        {
            await CloseAsync();
            return;
        }
        _isSearching = true;
        await SearchAsync("");
        await CallAsync("search");
    }

    private async Task FindAsync(string words)
    {
        var asked = ++_asked;
        var found = await Book.SearchAsync(Staff.Workspace, Staff.AdminId, words, Most);
        if (asked != _asked)
            return; // Somebody typed on; the later answer counts.
        (_found, _words, _active, _chosen) = (found, words, 0, null);
        await DrawAsync();
    }

    private Task TakeAsync(QuickReply reply) => TryAsync(() => FillAsync(reply));

    private async Task FillAsync(QuickReply reply)
    {
        await Session.RequireAsync(AdminRole.Operator);
        var filled = await Fill.RunAsync(Staff.Workspace, ConversationId, reply, Staff.Name);
        if (!filled.TryGet(out var ready, out var failure))
        {
            _notice = failure.Message;
            await CloseAsync();
            return;
        }
        await CloseAsync();
        if (ready.Steps.Count > 1)
            (_chosen, _notice) = (ready, null);
        else
            await InsertAsync(ready);
        await DrawAsync();
    }

    // What a script calls would otherwise fail unseen.
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StorageUnavailableException)
        {
            _notice = L["The database does not answer. Try again in a moment."];
            StateHasChanged();
        }
        catch (Exception e) when (e is not JSDisconnectedException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task InsertAsync(FilledReply ready)
    {
        var step = ready.Steps[0];
        _inserted.Add(ready.Reply.Id);
        _notice = ready.Missing.Count == 0 ? null : L["{0} of {1} is not known. Write what shall stand there.", string.Join(", ", ready.Missing.Select(m => $"{{{m}}}")), PersonName];
        await OnInsert.InvokeAsync(new ReplyInsert(step.Text, step.File is { } file ? [file] : [], step.Buttons ?? []));
    }

    private async Task FillAgainAsync()
    {
        if (_chosen is { } chosen && (await Fill.RunAsync(Staff.Workspace, ConversationId, chosen.Reply, Staff.Name, _given)).TryGet(out var filled, out _))
            _chosen = filled;
    }

    private async Task SendAllAsync()
    {
        await Session.RequireAsync(AdminRole.Operator);
        var sent = await Send.RunAsync(Staff.Workspace, ConversationId, _chosen!.Reply, new ReplyDraft(Staff.AdminId, Staff.Name, ""), _given);
        _failure = sent.Failure?.Message;
        if (_failure is not null)
            return;
        await CloseAsync();
        await CallAsync("sent");
    }

    private async Task DrawAsync()
    {
        StateHasChanged();
        await CallAsync("mark", _found is { Count: > 0 } ? OptionId(_active) : null, _isSearching);
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_script is not null)
            await _script.InvokeVoidAsync(function, arguments);
    }
}
