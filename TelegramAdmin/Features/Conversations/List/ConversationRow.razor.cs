using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Features.Conversations.List;

public partial class ConversationRow
{
    private object? _drawn;

    [Parameter, EditorRequired]
    public required Conversation Row { get; set; }

    [Parameter, EditorRequired]
    public required string Href { get; set; }

    [Parameter]
    public bool IsCurrent { get; set; }

    /// <summary>Shown where there are several bots.</summary>
    [Parameter]
    public string? BotName { get; set; }

    [Parameter]
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Who looks after it.</summary>
    [Parameter]
    public string? Assignee { get; set; }

    [Parameter]
    public bool IsPicked { get; set; }

    /// <summary>Without it the row cannot be picked.</summary>
    [Parameter]
    public EventCallback<bool> OnPick { get; set; }

    [Parameter, EditorRequired]
    public required DateTimeOffset Now { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    private (string Words, Tone Tone)? Due => DueWords.Short(Row.DueAt, Now, L);

    private bool HasTags => BotName is not null || Row.Kind != ConversationKind.Private || Row.DueAt is not null || Row.SnoozedUntil is not null || Labels.Count > 0 || Row.AssigneeId is not null;

    protected override bool ShouldRender()
    {
        var drawn = (Row, Href, IsCurrent, BotName, Times.Ago(Row.LastMessageAt, Now, Reader), Due, Assignee, IsPicked, string.Join('\n', Labels));
        if (drawn.Equals(_drawn))
            return false;
        _drawn = drawn;
        return true;
    }
}
