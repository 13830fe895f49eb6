using Microsoft.AspNetCore.Components;

namespace TelegramAdmin.Components.Controls;

public partial class Segmented
{
    /// <summary>What is chosen here: "Period".</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>With <see cref="Query"/>, the default is left out of the URL.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Name in the URL: "period".</summary>
    [Parameter]
    public string? Query { get; set; }

    /// <summary>What is chosen without a value; the first where nothing else is said.</summary>
    [Parameter]
    public string? Default { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool IsChosen(Choice choice) => string.IsNullOrEmpty(Value) ? IsDefault(choice) : choice.Value == Value;

    private bool IsDefault(Choice choice) => Default is null ? choice == Choices[0] : choice.Value == Default;
}
