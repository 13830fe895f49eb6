using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Reading;

namespace TelegramAdmin.Features.Conversations.List;

public sealed partial class SelectionBar
{
    private const int AsksFrom = 20;

    private int? _done;
    private string? _verb;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required Selection Selection { get; set; }

    /// <summary>What "all" means.</summary>
    [Parameter, EditorRequired]
    public required ConversationFilter Filter { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Label> Labels { get; set; }

    [Parameter]
    public EventCallback OnTakeAll { get; set; }

    [Parameter]
    public EventCallback OnClear { get; set; }

    [CascadingParameter]
    public InboxTeam Team { get; set; } = InboxTeam.Nobody;

    [Inject]
    public required ConversationActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    private string Picked => Selection.IsEverything ? L["All {0} picked", Numbers.Count(Selection.Count)] : L["{0} picked", Numbers.Count(Selection.Count)];

    // What takes a click to do takes as long to undo, for so many.
    private async Task DoAsync(HandlingAct act)
    {
        var count = Selection.Count;
        var verb = L.Count(count, ActWords.Verb(act), ActWords.Verb(act));
        if (_done is not null || (count >= AsksFrom && !await Confirmation.AskAsync(new(L["{0}?", verb], L["Each of them gets a line that says so."], verb, L["Change nothing"]))))
            return;
        (_done, _verb) = (0, verb);
        StateHasChanged();
        try
        {
            var progress = new Told(done => InvokeAsync(() => Show(done)));
            await (Selection.IsEverything ? Acts.DoAsync(Filter, count, act, progress) : Acts.DoAsync([.. Selection.Ids], act, progress));
        }
        finally
        {
            _done = null;
        }
        await OnClear.InvokeAsync();
    }

    private void Show(int done)
    {
        if (_done is null)
            return;
        _done = done;
        StateHasChanged();
    }

    // Progress<T> would call on another thread than the page's, in any order.
    private sealed class Told(Func<int, Task> tell) : IProgress<int>
    {
        public void Report(int value) => _ = tell(value);
    }
}
