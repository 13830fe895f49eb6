using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using TelegramAdmin.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Features.Settings.Answers.Inputs;
using TelegramAdmin.Features.Settings.Answers.Templates;
using TelegramAdmin.Features.Settings.Languages;

namespace TelegramAdmin.Features.Settings.Answers.Editing;

public sealed partial class ReplyEditor
{
    private readonly string _hint = $"reply-{Guid.NewGuid():N}";
    private readonly List<string> _added = [];
    private ElementReference _area;

    [Parameter, EditorRequired]
    public required ReplyInput Reply { get; set; }

    /// <summary>Empty for everybody else.</summary>
    [Parameter]
    public string Language { get; set; } = "";

    /// <summary>The one that is being written; the first where it is none of these.</summary>
    [Parameter]
    public ScreenInput? Screen { get; set; }

    [Parameter]
    public InboxHours Hours { get; set; } = InboxHours.Always;

    /// <summary>Where something was refused; null for nowhere.</summary>
    [Parameter]
    public string? FaultField { get; set; }

    [Parameter]
    public EventCallback<string> OnLanguage { get; set; }

    [Parameter]
    public EventCallback<ScreenInput> OnScreen { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    private ScreenInput Here => Reply.Screens.FirstOrDefault(s => s == Screen) ?? Reply.First;

    private IReadOnlyList<string> Languages => [.. Reply.Languages.Union(_added)];

    private Choice[] LanguageChoices => [new("", L["Everybody else"]), .. Languages.Select(l => new Choice(l, Lacking(l) is var open and > 0 ? L["{0}, {1} missing", L[LanguageNames.Of(l)], open] : L[LanguageNames.Of(l)]))];

    private int Rows => Math.Clamp(Here.Words.Shown(Language).Count(c => c == '\n') + 2, 3, 10);

    private bool IsFault => FaultField is not null && RuleFault.Find(FaultField) is { Language: not null };

    private int Lacking(string language) => Reply.Screens.Count(s => s.Words.Lacks(language)) + Reply.Screens.SelectMany(s => s.Buttons).Count(b => b.Words.Lacks(language));

    private Task TypeAsync(string? text)
    {
        Here.Words[Language] = text ?? "";
        return OnChanged.InvokeAsync();
    }

    private async Task AddLanguageAsync(string language)
    {
        _added.Add(language);
        Phrases.Translate(Reply, language, Hours);
        await OnLanguage.InvokeAsync(language);
        await OnChanged.InvokeAsync();
    }

    private async Task InsertAsync(string variable)
    {
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Assets["app/js/insert.js"].FromRoot());
        await module.InvokeVoidAsync("insert", _area, $"{{{variable}}}");
    }

    private async Task RemoveAsync()
    {
        Reply.Remove(Here);
        await OnScreen.InvokeAsync(Reply.First);
        await OnChanged.InvokeAsync();
    }

    private static string VariableWords(string variable) => variable switch
    {
        RuleVariables.FirstName => "The person's first name",
        RuleVariables.LastName => "The person's last name",
        RuleVariables.Username => "The person's name with @",
        RuleVariables.BotName => "What this bot is called",
        RuleVariables.Credits => "How many credits they have",
        _ => "When the team is there next",
    };
}
