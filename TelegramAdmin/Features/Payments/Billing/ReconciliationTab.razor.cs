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

    private string RunWords(ReconciliationRun run) => run switch
    {
        { Error: { } error } => L[error],
        { FinishedAt: null } => L["under way"],
        { BotId: null } when !Staff.IsAtHome => "", // Its sums are those of all workspaces.
        _ => L["{0} compared", Numbers.Count(run.Compared)] + (run.Repaired > 0 ? ", " + L["{0} put right", Numbers.Count(run.Repaired)] : "") + (run.Found > 0 ? ", " + L["{0} found", Numbers.Count(run.Found)] : ""),
    };

    private async Task CompareAsync()
    {
        if (await Acts.CompareAsync() is { } summary)
            Toasts.Done(L["Compared"], $"{summary}.");
        else
            Toasts.Warn(L["Nothing was compared"], L["Nobody has paid yet, or a comparison is under way."]);
        await RefreshAsync();
    }

    private async Task RepairAsync(FindingLine line)
    {
        if (line.Finding.Kind == FindingKind.PaidNotGranted || await Confirmation.AskAsync(QuestionOf(line)))
            await DoneAsync(await Acts.RepairAsync(line.Finding), L["Put right"], L["Nothing was changed"]);
    }

    private async Task DismissAsync(FindingLine line)
    {
        var asked = new ConfirmRequest(L["Let it be?"], $"{L[line.Finding.Detail]} {L["Nothing is changed, and it is not listed again."]}", L["Dismiss"], L["Keep it in the list"], IsDestructive: false);
        if (await Confirmation.AskAsync(asked))
            await DoneAsync(await Acts.DismissAsync(line.Finding), L["Dismissed"], L["Nothing was changed"]);
    }

    /// <summary>What gives or takes against the provider's word is asked about first.</summary>
    private ConfirmRequest QuestionOf(FindingLine line) => line.Finding.Kind switch
    {
        FindingKind.AmountDiffers => new(L["Grant what was ordered?"], $"{L[line.Finding.Detail]} {L["The person gets everything that was ordered."]}", L["Grant anyway"], L["Do not grant"]),
        FindingKind.UnknownPayment => new(L["Give the Stars back?"], $"{L[line.Finding.Detail]} {L["Telegram returns them at once, and that cannot be undone."]}", L["Give Stars back"], L["Keep them"]),
        _ => new(L["Take the credits back?"], $"{L[line.Finding.Detail]} {L["Credits that are spent already cannot be taken."]}", L["Take credits back"], L["Leave them"]),
    };

    private async Task DoneAsync(Failure? failure, string done, string failed)
    {
        if (failure is null)
            Toasts.Done(done);
        else
            Toasts.Failed(failed, L[failure.Message]);
        await RefreshAsync();
    }
}
