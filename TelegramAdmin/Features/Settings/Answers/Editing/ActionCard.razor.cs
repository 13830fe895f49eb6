using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Features.Settings.Answers.Inputs;

namespace TelegramAdmin.Features.Settings.Answers.Editing;

public sealed partial class ActionCard
{
    private readonly string _labels = $"labels-{Guid.NewGuid():N}";

    [Parameter, EditorRequired]
    public required ActionInput Action { get; set; }

    [Parameter, EditorRequired]
    public required RuleChoices Choices { get; set; }

    /// <summary>With a reply: the language and the screen that are being written.</summary>
    [Parameter]
    public string Language { get; set; } = "";

    [Parameter]
    public ScreenInput? Screen { get; set; }

    /// <summary>For what templates say about them.</summary>
    [Parameter]
    public InboxHours Hours { get; set; } = InboxHours.Always;

    /// <summary>Where in this action something was refused; null for nowhere.</summary>
    [Parameter]
    public string? FaultField { get; set; }

    [Parameter]
    public EventCallback<string> OnLanguage { get; set; }

    [Parameter]
    public EventCallback<ScreenInput> OnScreen { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public EventCallback OnRemove { get; set; }

    private Choice[] Priorities => [new(nameof(ConversationPriority.Low), L["Low"]), new(nameof(ConversationPriority.Normal), L["Normal"]), new(nameof(ConversationPriority.High), L["High"])];

    private string? Wrong => FaultField is null ? null : "true";

    private Task SetPriorityAsync(string value)
    {
        Action.Priority = Enum.Parse<ConversationPriority>(value);
        return OnChanged.InvokeAsync();
    }
}
