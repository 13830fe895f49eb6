using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Filling;

namespace TelegramAdmin.Features.QuickReplies.Editing;

public sealed partial class ReplyEditor : IDisposable
{
    private const string Team = "team";
    private const string Mine = "mine";

    /// <summary>On the disk, and of no reply yet.</summary>
    private readonly HashSet<KeptFile> _unsaved = [];
    private ReplyInput _input = new();
    private IReadOnlyDictionary<string, string> _values = new Dictionary<string, string>();
    private string? _person;
    private Failure? _failure;

    /// <summary>Null for one that is being written.</summary>
    [Parameter]
    public QuickReply? Reply { get; set; }

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<QuickReplyCategory> Categories { get; set; }

    /// <summary>The one that a new reply begins in.</summary>
    [Parameter]
    public long? Category { get; set; }

    [Parameter]
    public EventCallback<QuickReply> OnSaved { get; set; }

    [Inject]
    public required ReplyActs Acts { get; init; }

    [Inject]
    public required ConversationList Conversations { get; init; }

    [Inject]
    public required FillReply Fill { get; init; }

    [Inject]
    public required MediaStore Media { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Owners => [new(Team, L["The team"]), new(Mine, L["Only me"])];

    private bool MayChange => Reply is null ? Staff.MayAnswer : ReplyActs.MayChange(Staff, Reply);

    public void Dispose()
    {
        foreach (var file in _unsaved)
            Media.Discard(Staff.Workspace, file.LocalName);
    }

    /// <summary>Once: the page looks again while somebody types.</summary>
    protected override async Task OnInitializedAsync()
    {
        _input = Reply is null ? ReplyInput.New(Staff.MayManage, Category) : ReplyInput.Of(Reply);
        var latest = await Conversations.ReadAsync(Staff.Workspace, new ConversationFilter { WithQuiet = true, Size = 1 });
        if (latest.Rows is [var conversation, ..] && await Fill.ReadAsync(Staff.Workspace, conversation.Id, Staff.Name) is { } values)
            (_person, _values) = (conversation.Title, values);
    }

    private string? Fault(string field) => _failure?.Field == field ? "true" : null;

    private void Kept(KeptFile file) => _unsaved.Add(file);

    /// <summary>What the stored reply has stays on the disk: it was sent with it.</summary>
    private void Dropped(KeptFile file)
    {
        if (_unsaved.Remove(file))
            Media.Discard(Staff.Workspace, file.LocalName);
    }

    private void Swap(int from, int to) => (_input.Steps[from], _input.Steps[to]) = (_input.Steps[to], _input.Steps[from]);

    private void Remove(StepInput step)
    {
        _input.Steps.Remove(step);
        if (step.File is { } file)
            Dropped(file);
    }

    private async Task SaveAsync()
    {
        if (!(await Acts.SaveAsync(Reply?.Id, _input.ToDraft(Staff.AdminId))).TryGet(out var saved, out _failure))
            return;
        _unsaved.Clear();
        Toasts.Done(L["{0} is saved", "/" + saved.Shortcut], L["Type it in a conversation to use it."]);
        await OnSaved.InvokeAsync(saved);
    }
}
