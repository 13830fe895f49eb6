using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Answers.Trying;

public sealed partial class DryRunBox : IDisposable
{
    private const int Days = 30;
    private const int Shown = 10;

    private readonly string _id = $"dry-{Guid.NewGuid():N}";
    private CancellationTokenSource? _running;
    private DryRunReport? _report;
    private Failure? _failure;

    [Parameter, EditorRequired]
    public required Func<RuleDraft> Draft { get; set; }

    /// <summary>The rule that the draft would change.</summary>
    [Parameter]
    public long? RuleId { get; set; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required DryRun Run { get; init; }

    public void Dispose() => _running?.Cancel(); // What runs still disposes of it.

    private async Task RunAsync()
    {
        var staff = await Session.RequireAsync(AdminRole.Admin);
        var running = _running = new CancellationTokenSource();
        (_report, _failure) = (null, null);
        try
        {
            // Away from the page's thread, on which the progress is drawn meanwhile.
            var (draft, progress) = (Draft(), new Progress<DryRunReport>(Show));
            (await Task.Run(() => Run.RunAsync(staff.Workspace, draft, RuleId, Days, progress, running.Token))).TryGet(out var done, out _failure);
            _report = done;
        }
        catch (OperationCanceledException)
        {
            _report = _report is { } soFar ? soFar with { IsComplete = false } : null;
        }
        finally
        {
            _running = null;
            running.Dispose();
        }
    }

    private void Show(DryRunReport report)
    {
        if (_running is null)
            return;
        _report = report;
        _ = InvokeAsync(StateHasChanged);
    }
}
