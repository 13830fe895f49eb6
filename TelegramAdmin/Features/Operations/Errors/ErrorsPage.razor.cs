using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Operations.Faults;

namespace TelegramAdmin.Features.Operations.Errors;

/// <summary>What went wrong, by cause: how often, since when, and who looks after it.</summary>
public sealed partial class ErrorsPage
{
    private const int LookEvery = 5;

    private static readonly Choice[] _periods = [new("24h", "24 h"), new("7d", "7 d"), new("30d", "30 d")];

    private readonly List<Choice> _states = [];
    private Staff _staff = null!;
    private IReadOnlyList<FaultSource> _sources = [];
    private IReadOnlyList<FaultGroup>? _all;
    private FaultDetails? _opened;
    private int _seconds;

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? State { get; set; }

    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required FaultBook Book { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private int Days => Period switch
    {
        "24h" => 1,
        "30d" => 30,
        _ => 7,
    };

    private FaultSource? Chosen => Enum.TryParse<FaultSource>(Source, ignoreCase: true, out var source) && Enum.IsDefined(source) ? source : null;

    private IReadOnlyList<FaultGroup> Shown =>
        [.. _all!.Where(g => (Chosen is null || g.Source == Chosen) && (State switch { "new" => g.State == FaultState.New, "muted" => g.State == FaultState.Muted, _ => g.State != FaultState.Muted }))];

    private string Lead => _all?.Count(g => g.State == FaultState.New) switch
    {
        null => L["What went wrong, by cause."],
        0 => L["No new cause in this period."],
        var count => L.Count(count.Value, "{0} new cause in this period.", "{0} new causes in this period."),
    };

    protected override async Task OnParametersSetAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Operator);
        _sources = FaultBook.SourcesOf(_staff.Workspace);
        if (_states.Count == 0)
            _states.AddRange([new("", L["Not muted"]), new("new", L.Sense("New (errors)")), new("muted", L.Sense("Muted (errors)"))]);
        await LoadAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        if (++_seconds % LookEvery != 0)
            return false;
        await LoadAsync();
        return true;
    }

    private static string KeyOf(FaultGroup group) => $"{group.Source.ToString().ToLowerInvariant()}-{group.Cause}";

    private static string ShortOf(FaultGroup group) => group.Source == FaultSource.Log ? group.What[0][(group.What[0].LastIndexOf('.') + 1)..] : group.What[0];

    private async Task LoadAsync()
    {
        _all = await Book.ReadAsync(_staff.Workspace, Days);
        _opened = Open?.Split('-') is [var source, var cause] && Enum.TryParse<FaultSource>(source, ignoreCase: true, out var from) ? await Book.FindAsync(_staff.Workspace, from, cause, Days) : null;
    }

    private async Task MarkAsync(FaultState state)
    {
        var (group, actor) = (_opened!.Group, await Session.RequireActorAsync(AdminRole.Operator));
        await PutAsync(group, state, actor.Name);
        Toasts.Undoable(state switch { FaultState.Known => L["Marked as known"], FaultState.Muted => L["Muted"], _ => L["Marked as new"] }, () => InvokeAsync(async () =>
        {
            await PutAsync(group, group.State, actor.Name);
            StateHasChanged();
        }));
    }

    private async Task PutAsync(FaultGroup group, FaultState state, string by)
    {
        await Book.MarkAsync(_staff.Workspace, group.Source, group.Cause, state, by);
        await Session.RecordAsync($"error.marked_{FaultWords.Of(state)}", group.Words.Length > 200 ? group.Words[..200] : group.Words, FaultWords.Of(group.Source));
        await LoadAsync();
    }
}
