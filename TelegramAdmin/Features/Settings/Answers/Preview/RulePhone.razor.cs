using Microsoft.AspNetCore.Components;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Features.Settings.Answers.Inputs;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Answers.Preview;

public sealed partial class RulePhone
{
    private string? _happened;
    private ScreenInput? _shown;

    [Parameter, EditorRequired]
    public required string BotName { get; set; }

    /// <summary>What the person did before it; null for nothing.</summary>
    [Parameter]
    public string? Said { get; set; }

    [Parameter]
    public string Language { get; set; } = "";

    /// <summary>Whether the rule calls a person besides what it replies.</summary>
    [Parameter]
    public bool CallsPerson { get; set; }

    /// <summary>The screen that is on the phone; null where the rule replies nothing.</summary>
    [Parameter]
    public ScreenInput? Screen { get; set; }

    /// <summary>A button leads to another screen.</summary>
    [Parameter]
    public EventCallback<ScreenInput> OnGo { get; set; }

    private Dictionary<string, string> Example => new()
    {
        ["first_name"] = "Maya", ["last_name"] = "Chen", ["username"] = "mayachen", ["bot_name"] = BotName, ["credits"] = "12",
        ["opens"] = LanguageNames.Culture(Language).DateTimeFormat.GetAbbreviatedDayName(DayOfWeek.Monday) + " 09:00",
    };

    protected override void OnParametersSet()
    {
        if (_shown == Screen)
            return;
        (_shown, _happened) = (Screen, null);
    }

    private async Task PressAsync(ButtonInput button)
    {
        _happened = button switch
        {
            { Lead: ButtonLead.Person } => L["A person is called"],
            { Lead: ButtonLead.Link } => L["Opens {0}", button.Url],
            { Screen: null } => L["This button leads nowhere yet"],
            _ => null,
        };
        if (button is { Lead: ButtonLead.Screen, Screen: { } screen })
            await OnGo.InvokeAsync(screen);
    }

    private string Filled(string html) => TextTemplate.Fill(html, Example, Language.Length == 0 ? TextCatalog.Fallback : Language);

    private string Plain(ButtonInput button) => button.Words.Shown(Language) is { Length: > 0 } words ? TextTemplate.FillPlain(words, Example, Language) : L["Button"];
}
