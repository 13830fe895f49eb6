using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Channels.Figures.Listing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Channels.Alerts;

public sealed partial class RuleDialog
{
    private RuleInput _input = new();
    private IReadOnlyList<TrackedChannel> _channels = [];
    private TeamChoices _team = TeamChoices.None;
    private DryRun? _run;
    private Failure? _failure;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public ChannelAlertRule? Rule { get; set; }

    /// <summary>The channel that a new rule watches; null for all.</summary>
    [Parameter]
    public long? OfChannel { get; set; }

    [Inject]
    public required AlertRuleBook Book { get; init; }

    [Inject]
    public required DryRunRule DryRuns { get; init; }

    [Inject]
    public required TeamList Team { get; init; }

    [Inject]
    public required ChannelReader Channels { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _input = Rule is { } rule ? RuleInput.Of(AlertRuleDraft.Of(rule)) : RuleInput.New(OfChannel);
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _channels = [.. (await Channels.ListAsync(workspace)).Select(r => r.Channel)];
        _team = await Team.ReadAsync(workspace);
    }

    private string? IsFault(string field) => _failure?.Field == field ? "true" : null;

    // What a dry run said holds for the rule as it was then.
    private void Forget() => _run = null;

    private async Task TryAsync()
    {
        var workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        if (!(await DryRuns.RunAsync(workspace, _input.ToDraft(isTried: true))).TryGet(out _run, out _failure))
            _run = null;
    }

    private async Task SaveAsync()
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        var workspace = (await Session.GetAsync()).Workspace;
        if (!(await Book.SaveAsync(workspace, Rule?.Id, _input.ToDraft(), actor)).TryGet(out var saved, out _failure))
            return;
        Toasts.Done(L["“{0}” is saved", saved.Name], saved.IsOn ? L["It tells what happens from now on."] : L["Switch it on under Rules when it is ready."]);
        Dialogs.Close(true);
    }
}
