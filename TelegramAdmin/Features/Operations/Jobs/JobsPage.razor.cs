using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Features.Operations.Jobs;

/// <summary>What runs by the clock: when, what became of it, and Run now, Pause and Resume.</summary>
public sealed partial class JobsPage
{
    private const int LookEvery = 2;

    private Staff _staff = null!;
    private IReadOnlyList<JobStatus>? _jobs;
    private IReadOnlyList<JobRun> _runs = [];
    private IReadOnlyList<LoopRound> _rounds = [];
    private int _seconds;

    [SupplyParameterFromQuery]
    public string? Open { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required JobReader Jobs { get; init; }

    [Inject]
    public required LoopBoard Loops { get; init; }

    [Inject]
    public required JobRunner Runner { get; init; }

    [Inject]
    public required PauseJob Pause { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private JobStatus? Opened => _jobs?.FirstOrDefault(j => j.Name == Open);

    private string Lead => _jobs is null ? L["What runs by the clock."]
        : _jobs.Count(j => j.Error is not null) is > 0 and var failed ? L.Count(failed, "{0} job failed at its last run.", "{0} jobs failed at their last run.")
        : _jobs.Count(j => j.Paused is not null) is > 0 and var paused ? L.Count(paused, "{0} job is paused.", "{0} jobs are paused.") : L["What runs by the clock. Every job did what it should."];

    protected override async Task OnParametersSetAsync()
    {
        _staff = await Session.RequireAsync(AdminRole.Operator);
        await LoadAsync();
    }

    protected override async Task<bool> TickAsync()
    {
        if (++_seconds % LookEvery != 0)
            return false;
        await LoadAsync();
        return true;
    }

    private async Task LoadAsync()
    {
        _jobs = await Jobs.ReadAsync();
        _rounds = Loops.Rounds;
        _runs = Open is null ? [] : await Jobs.ReadRunsAsync(Open);
    }

    private async Task RunAsync(JobStatus job)
    {
        await Session.RequireAsync(AdminRole.Admin);
        await Session.RecordAsync("job.run", job.Name);
        var said = await Runner.RunAsync(job.Name);
        await LoadAsync();
        if (Opened?.Error is { } error)
            Toasts.Failed(string.Format(CultureInfo.CurrentCulture, L.Sense("{0} failed (job)"), L.Sense($"{job.Title} (job)")), error);
        else
            Toasts.Done(L["{0} ran", L.Sense($"{job.Title} (job)")], L.Said(said) ?? L["Nothing was due, or it is running already."]);
    }

    private async Task SwitchAsync(JobStatus job)
    {
        var actor = await Session.RequireActorAsync(AdminRole.Admin);
        await PutAsync(job, job.Paused is null, actor.Name);
        if (job.Paused is null)
            Toasts.Undoable(L["{0} is paused", L.Sense($"{job.Title} (job)")], () => InvokeAsync(() => PutAsync(job, false, actor.Name)));
        else
            Toasts.Done(L["{0} runs by the clock again", L.Sense($"{job.Title} (job)")]);
    }

    private async Task PutAsync(JobStatus job, bool isPaused, string by)
    {
        await (isPaused ? Pause.PauseAsync(job.Name, by) : Pause.ResumeAsync(job.Name));
        await Session.RecordAsync(isPaused ? "job.paused" : "job.resumed", job.Name);
        await LoadAsync();
        StateHasChanged();
    }
}
