using Microsoft.AspNetCore.Components;
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

    [Parameter, EditorRequired]
    public required DateTimeOffset Now { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    protected override bool ShouldRender()
    {
        var drawn = (Row, Href, IsCurrent, BotName, Times.Ago(Row.LastMessageAt, Now, Reader));
        if (drawn.Equals(_drawn))
            return false;
        _drawn = drawn;
        return true;
    }
}
