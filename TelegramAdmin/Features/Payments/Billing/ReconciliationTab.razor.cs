using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Payments.Reconciling;

namespace TelegramAdmin.Features.Payments.Billing;

public sealed partial class ReconciliationTab
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private IReadOnlyList<FindingLine>? _open;
    private IReadOnlyList<FindingLine> _settled = [];
    private IReadOnlyList<ReconciliationRun> _runs = [];

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Inject]
    public required FindingReader Findings { get; init; }

    [Inject]
    public required BillingActs Acts { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override Task OnInitializedAsync()
    {
        Follow<PaymentChanged>(e => e.WorkspaceId == Staff.Workspace);
        RefreshEvery(LookEvery);
        return RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        _open = await Findings.OpenAsync(Staff.Workspace);
        _settled = await Findings.SettledAsync(Staff.Workspace);
        _runs = await Findings.RunsAsync(Staff.Workspace);
    }

    private static string RunWords(ReconciliationRun run) => run switch
    {
        { Error: { } error } => error,
        { FinishedAt: null } => "under way",
        _ => $"{Numbers.Count(run.Compared)} compared{(run.Repaired > 0 ? $", {Numbers.Count(run.Repaired)} put right" : "")}{(run.Found > 0 ? $", {Numbers.Count(run.Found)} found" : "")}",
    };

    private async Task CompareAsync()
    {
        if (await Acts.CompareAsync() is { } summary)
            Toasts.Done("Compared", $"{summary}.");
        else
            Toasts.Warn("Nothing was compared", "Nobody has paid yet, or a comparison is under way.");
        await RefreshAsync();
    }

    private async Task RepairAsync(FindingLine line)
    {
        if (line.Finding.Kind == FindingKind.PaidNotGranted || await Confirmation.AskAsync(QuestionOf(line)))
            await DoneAsync(await Acts.RepairAsync(line.Finding), "Put right", "Nothing was changed");
    }

    private async Task DismissAsync(FindingLine line)
    {
        var asked = new ConfirmRequest("Let it be?", $"{line.Finding.Detail} Nothing is changed, and it is not listed again.", "Dismiss", "Keep it in the list", IsDestructive: false);
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(await Acts.DismissAsync(line.Finding), "Dismissed", "Nothing was changed");
    }

    /// <summary>What gives or takes against the provider's word is asked about first.</summary>
    private static ConfirmRequest QuestionOf(FindingLine line) => line.Finding.Kind switch
    {
        FindingKind.AmountDiffers => new("Grant what was ordered?", $"{line.Finding.Detail} The person gets everything that was ordered.", "Grant anyway", "Do not grant"),
        FindingKind.UnknownPayment => new("Give the Stars back?", $"{line.Finding.Detail} Telegram returns them at once, and that cannot be undone.", "Give Stars back", "Keep them"),
        _ => new("Take the credits back?", $"{line.Finding.Detail} Credits that are spent already cannot be taken.", "Take credits back", "Leave them"),
    };

    private async Task DoneAsync(Failure? failure, string done, string failed)
    {
        if (failure is null)
            Toasts.Done(done);
        else
            Toasts.Failed(failed, failure.Message);
        await RefreshAsync();
    }
}
