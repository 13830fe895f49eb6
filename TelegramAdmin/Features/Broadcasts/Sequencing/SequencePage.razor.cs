using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Broadcasts.Composing;

namespace TelegramAdmin.Features.Broadcasts.Sequencing;

public sealed partial class SequencePage
{
    private Staff? _staff;
    private SequenceInput? _input;
    private Sequence? _sequence;
    private IReadOnlyList<StepCounts> _steps = [];
    private ComposerFacts _facts = ComposerFacts.None;
    private Failure? _failure;
    private bool _isMissing;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public long? Id { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required SequenceBook Book { get; init; }

    [Inject]
    public required SequenceReader Sequences { get; init; }

    [Inject]
    public required ComposerFactsReader Facts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string Title => _input?.Name is { Length: > 0 } name ? name : Id is null ? L["New sequence"] : L["Sequence"];

    private string Lead => _sequence switch
    {
        null => L["Messages that follow each other, from an event on. Nothing is sent before you switch it on."],
        { IsOn: true } => L["On: whoever it begins for gets its steps."],
        _ => L["Off: nobody enters, and nothing is sent."],
    };

    protected override async Task OnParametersSetAsync()
    {
        _staff ??= await Session.GetAsync();
        if (_input is not null && _sequence?.Id == Id)
            return;
        if (Id is null && !_staff.MayManage)
        {
            Navigation.NavigateTo("/broadcast?tab=sequences");
            return;
        }
        _facts = await Facts.ReadAsync(_staff.Workspace);
        _sequence = Id is { } id ? await Sequences.FindAsync(_staff.Workspace, id) : null;
        _isMissing = Id is not null && _sequence is null;
        _input = _sequence is { } known ? SequenceInput.Of(known) : SequenceInput.New();
        _steps = _sequence is { } shown ? await Sequences.StepsAsync(_staff.Workspace, shown) : [];
    }

    private string? Figures(int step) =>
        _steps.ElementAtOrDefault(step) is { Waiting: var waiting, Passed: var passed } && waiting + passed > 0 ? L["{0} wait for it, {1} had it", Numbers.Count(waiting), Numbers.Count(passed)] : null;

    private void ChooseTrigger(ChangeEventArgs chosen)
    {
        if (Enum.TryParse<SequenceTrigger>(chosen.Value as string, out var trigger))
            (_input!.Trigger, _input.TriggerValue) = (trigger, null);
    }

    private void ChooseBot(ChangeEventArgs chosen) =>
        _input!.BotId = _facts.Bots.FirstOrDefault(b => b.Id.ToString() == chosen.Value as string)?.Id;

    private void Swap(int from, int to) => (_input!.Steps[from], _input.Steps[to]) = (_input.Steps[to], _input.Steps[from]);

    private async Task SaveAsync()
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        if (!(await Book.SaveAsync(_staff!.Workspace, Id, _sequence?.Version, _input!.ToDraft(), actor)).TryGet(out var saved, out _failure))
            return;
        _sequence = saved;
        Toasts.Done(L["“{0}” is saved", saved.Name], saved.IsOn ? null : L["Switch it on when it is ready."]);
        if (Id is null)
            Navigation.NavigateTo($"/broadcast/sequences/{saved.Id}", replace: true);
    }

    private async Task SwitchAsync()
    {
        var isOn = !_sequence!.IsOn;
        if (isOn && !await Confirmation.AskAsync(new(L["Switch on “{0}”?", _sequence.Name], L["Whoever it begins for from now on gets its messages, as they were last saved."], L["Switch on"], L["Keep it off"], IsDestructive: false)))
            return;
        var switched = await Book.SwitchAsync(_staff!.Workspace, _sequence.Id, isOn, await Session.RequireActorAsync(AdminRole.Admin));
        if (switched.TryGet(out var now, out var failure))
            _sequence = now;
        else
            Toasts.Failed(L["Nothing was switched"], L[failure.Message]);
    }

    private async Task RemoveAsync()
    {
        if (!await Confirmation.AskAsync(new(L["Delete “{0}”?", _sequence!.Name], L["Everybody in it stops where they are, and its numbers go."], L["Delete sequence"], L["Keep sequence"])))
            return;
        if ((await Book.DeleteAsync(_staff!.Workspace, _sequence.Id, await Session.RequireActorAsync(AdminRole.Admin))) is { Failure: { } failure })
            Toasts.Failed(L["Nothing was deleted"], L[failure.Message]);
        else
            Navigation.NavigateTo("/broadcast?tab=sequences");
    }
}
