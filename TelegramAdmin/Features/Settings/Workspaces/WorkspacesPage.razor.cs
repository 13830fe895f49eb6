using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Workspaces;

/// <summary>The workspaces that the owner who looks owns: make, name, switch, archive, bring back.</summary>
public sealed partial class WorkspacesPage
{
    private Staff? _me;
    private bool _mayMake;
    private IReadOnlyList<OwnedWorkspace>? _workspaces;
    private Failure? _failure;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required WorkspaceSeats Seats { get; init; }

    [Inject]
    public required WorkspaceActs Acts { get; init; }

    [Inject]
    public required ShellFeed Shell { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _me = await Session.RequireAsync(AdminRole.Owner);
        _mayMake = await Seats.RunsServerAsync(_me.AdminId);
        _workspaces = await Seats.OwnedAsync(_me.AdminId);
    }

    private async Task MakeAsync()
    {
        await Dialogs.OpenAsync<WorkspaceNameDialog>(L["Make workspace"], options: FormDialogs.Narrow);
        await LoadAsync();
    }

    private async Task RenameAsync(OwnedWorkspace workspace)
    {
        await Dialogs.OpenAsync<WorkspaceNameDialog>(L["Rename"], new() { [nameof(WorkspaceNameDialog.Workspace)] = workspace }, FormDialogs.Narrow);
        await LoadAsync();
    }

    private async Task ArchiveAsync(OwnedWorkspace workspace)
    {
        var asked = new ConfirmRequest(L["Archive {0}?", workspace.Name], L["Its bots stop, its API keys are refused, and everybody who works in it now is signed out. Nothing is deleted; you can bring it back here."], L["Archive workspace"], L["Keep it open"]);
        if (await Confirmation.AskAsync(asked) && await DoneAsync(await Acts.ArchiveAsync(workspace.Id)))
            Toasts.Undoable(L["{0} is archived", workspace.Name], () => InvokeAsync(() => BringBackAsync(workspace)));
    }

    private async Task BringBackAsync(OwnedWorkspace workspace)
    {
        if (await DoneAsync(await Acts.BringBackAsync(workspace.Id)))
            Toasts.Done(L["{0} is open again", workspace.Name]);
        StateHasChanged();
    }

    private async Task<bool> DoneAsync(Failure? failure)
    {
        _failure = failure;
        await LoadAsync();
        return failure is null;
    }

    private async Task LoadAsync()
    {
        _workspaces = await Seats.OwnedAsync(_me!.AdminId);
        var places = WorkspaceChoices.Of(await Seats.OpenAsync(_me.AdminId), _me.Workspace);
        Shell.Update(shell => shell with { Workspaces = places });
    }
}
