using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Features.Settings.Answers.Inputs;
using TelegramAdmin.Features.Settings.Answers.Templates;

namespace TelegramAdmin.Features.Settings.Answers.Editing;

/// <summary>One automatic answer: when, only if, then; beside it the phone and the ways to try it.</summary>
public sealed partial class RulePage
{
    private RuleInput? _input;
    private RuleChoices? _choices;
    private InboxHours _hours = InboxHours.Always;
    private ScreenInput? _screen;
    private string _language = "";
    private string _saved = "";
    private string? _trouble;
    private Failure? _failure;
    private bool _isGone;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    /// <summary>The template that a new one begins with.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ReadRuleChoices Choices { get; init; }

    [Inject]
    public required SettingsStore Settings { get; init; }

    [Inject]
    public required RuleActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsUnsaved => _input is not null && _input.Snapshot() != _saved;

    private ScreenInput? Shown => _input?.Reply is { } reply ? reply.Screens.FirstOrDefault(s => s == _screen) ?? reply.First : null;

    private string BotName => _choices?.Bots.FirstOrDefault(b => b.Id.ToString() == _input?.Bot)?.Name ?? (_choices?.Bots is [var first, ..] ? first.Name : L["Your bot"]);

    /// <summary>What a person does that the rule waits for, as a message.</summary>
    private string? Said => _input!.Kind switch
    {
        TriggerKind.Command => "/" + FirstWord.TrimStart('/'),
        TriggerKind.Joined or TriggerKind.StartLink => "/start",
        TriggerKind.Keywords or TriggerKind.Exact or TriggerKind.Contains when FirstWord.Length > 0 => FirstWord,
        TriggerKind.Button or TriggerKind.InlineQuery => null,
        _ => L["Hello?"],
    };

    private string FirstWord => _input!.Words.Split('\n')[0].Trim();

    private IEnumerable<RuleActionKind> Addable => Enum.GetValues<RuleActionKind>().Where(kind => kind switch
    {
        RuleActionKind.Reply or RuleActionKind.HandOver or RuleActionKind.AskAi or RuleActionKind.Close or RuleActionKind.TellTeam or RuleActionKind.Priority or RuleActionKind.Assign => _input!.Actions.TrueForAll(a => a.Kind != kind),
        _ => true,
    });

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        _choices = await Choices.RunAsync();
        _hours = await Settings.GetAsync(staff.Workspace, InboxSettings.Hours);
        if (Id is { } id)
            await OpenAsync(id);
        else
            Show(RuleInput.Of(RuleTemplates.Closest(From).Make(_hours), _choices.LabelNames));
    }

    private async Task OpenAsync(long id)
    {
        var rule = await Acts.FindAsync(id);
        _isGone = rule is null;
        if (rule is null)
            return;
        Show(RuleInput.Of(RuleDraft.Of(rule), _choices!.LabelNames));
        _trouble = rule.Trouble;
    }

    private void Show(RuleInput input) => (_input, _screen, _saved) = (input, input.Reply?.First, input.Snapshot());

    /// <summary>What was refused is being mended.</summary>
    private void Changed() => _failure = null;

    private void Add(RuleActionKind kind)
    {
        _input!.Actions.Add(new ActionInput(kind));
        _screen ??= _input.Reply?.First;
    }

    private void Remove(ActionInput action)
    {
        var place = _input!.Actions.IndexOf(action);
        _input.Actions.Remove(action);
        Toasts.Undoable(L["“{0}” is taken out", L[RuleWords.TitleOf(action.Kind)]], () => InvokeAsync(() =>
        {
            _input.Actions.Insert(Math.Min(place, _input.Actions.Count), action);
            StateHasChanged();
        }));
    }

    /// <summary>What is written now, for trying it; labels that are not there yet are left out.</summary>
    private RuleDraft Draft() => _input!.Written(_choices!.Labels.ToDictionary(l => l.Name, l => l.Id));

    private async Task SaveAsync(bool isOn)
    {
        if (isOn && Phrases.FirstBlank(_input!) is { } blank)
        {
            _screen = blank.Screen;
            _failure = new Failure(FailureKind.Invalid, "rule_blank", L["It was not switched on. Put in {0} first, or save it switched off.", blank.Blank]);
            return;
        }
        var before = _input!.IsOn;
        _input.IsOn = isOn;
        if (!(await Acts.SaveAsync(Id, _input)).TryGet(out var saved, out _failure))
        {
            _input.IsOn = before;
            FindFault(_failure);
            return;
        }
        _saved = _input.Snapshot();
        Toasts.Done(isOn ? L["{0} is on", saved.Name] : L["{0} is saved, switched off", saved.Name], isOn ? L["Bots answer by it from now on."] : null);
        Navigation.NavigateTo("/settings/answers");
    }

    /// <summary>Opens the screen and the language that were refused.</summary>
    private void FindFault(Failure failure)
    {
        if (RuleFault.Find(failure.Field) is not { } place || _input!.Reply is not { } reply)
            return;
        _screen = reply.Screens.ElementAtOrDefault(place.Screen) ?? _screen;
        _language = place.Language ?? _language;
    }

    private string? FaultOf(ActionInput action) => _failure?.Field is { } field && field.StartsWith($"actions[{_input!.Actions.IndexOf(action)}]", StringComparison.Ordinal) ? field : null;

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (IsUnsaved && !await Confirmation.AskAsync(new ConfirmRequest(L["Leave without saving?"], L["This answer was changed and is not saved."], L["Leave"], L["Stay here"])))
            leaving.PreventNavigation();
    }
}
