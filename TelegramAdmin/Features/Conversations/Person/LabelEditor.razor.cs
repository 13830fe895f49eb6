using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using TelegramAdmin.Auth;
using TelegramAdmin.Components;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;

namespace TelegramAdmin.Features.Conversations.Person;

public sealed partial class LabelEditor
{
    private readonly string _id = $"labels-{Guid.NewGuid():N}";
    private IReadOnlyList<Label> _all = [];
    private IReadOnlyList<Label> _put = [];
    private ElementReference _popover;
    private string _words = "";
    private string? _failure;

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    [Parameter]
    public bool MayAnswer { get; set; }

    [Inject]
    public required LabelBook Labels { get; init; }

    [Inject]
    public required ConversationActs Acts { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private IEnumerable<Label> Offered => _all.Where(l => !_put.Any(p => p.Id == l.Id) && l.Name.Contains(_words.Trim(), StringComparison.CurrentCultureIgnoreCase));

    private bool IsNew => _words.Trim().Length > 0 && !_all.Any(l => l.Name.Equals(_words.Trim(), StringComparison.OrdinalIgnoreCase));

    protected override async Task OnInitializedAsync()
    {
        Follow<ConversationChanged>(e => e.ConversationId == Conversation.Id);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _all = await Labels.ReadAsync(Conversation.WorkspaceId);
        _put = [.. (await Labels.ReadOfAsync(Conversation.WorkspaceId, [Conversation.Id]))[Conversation.Id]];
    }

    private Task TakeByKey(KeyboardEventArgs key) => key.Key != "Enter" ? Task.CompletedTask
        : Offered.FirstOrDefault(l => _words.Trim().Length > 0) is { } found ? PutAsync(found)
        : IsNew ? AddAsync() : Task.CompletedTask;

    private async Task AddAsync()
    {
        await Session.RequireAsync(AdminRole.Operator);
        if ((await Labels.AddAsync(Conversation.WorkspaceId, _words)).TryGet(out var label, out var failure))
            await PutAsync(label);
        else
            _failure = failure.Message;
    }

    private async Task PutAsync(Label label)
    {
        (_words, _failure) = ("", null);
        await ActAsync(new HandlingAct.PutLabel(label.Id));
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/menu.js"].FromRoot());
        await module.InvokeVoidAsync("leaveMenu", _popover);
    }

    private async Task ActAsync(HandlingAct act)
    {
        await Acts.DoAsync(Conversation, act);
        await RefreshAsync();
    }
}
