using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations.Thread;

public sealed partial class HistoryDialog
{
    private ElementReference _dialog;
    private IReadOnlyList<(string Until, string Text, string? Entities)> _versions = [];

    [Inject]
    public required ConversationReader Messages { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    public async Task ShowAsync(ConversationMessage message)
    {
        var before = await Messages.ReadRevisionsAsync(message.WorkspaceId, message.Id);
        _versions =
        [
            .. before.Select(r => (L["Until {0}", Times.Exact(r.ReplacedAt, Reader)], r.Text, r.Entities)),
            (L["Now"], message.Text, message.Entities),
        ];
        StateHasChanged();
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/dialog.js"].FromRoot());
        await module.InvokeAsync<string>("ask", Timeout.InfiniteTimeSpan, _dialog);
    }
}
