using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Tenancy;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Staffing;

/// <summary>Makes a link by which somebody joins the workspaces that are chosen.</summary>
public sealed partial class InviteDialog
{
    private readonly HashSet<WorkspaceId> _chosen = [];
    private IReadOnlyList<OwnedWorkspace> _places = [];
    private string _guest = "";
    private AdminRole _role = AdminRole.Operator;
    private Failure? _failure;
    private NewInvitation? _made;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required StaffActs Acts { get; init; }

    [Inject]
    public required WorkspaceSeats Seats { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    protected override async Task OnInitializedAsync()
    {
        var me = await Session.RequireAsync(AdminRole.Owner);
        _chosen.Add(me.Workspace);
        _places = [.. (await Seats.OwnedAsync(me.AdminId)).Where(w => w.ArchivedAt is null)];
    }

    private void Choose(WorkspaceId place, ChangeEventArgs e) => _ = e.Value is true ? _chosen.Add(place) : _chosen.Remove(place);

    private async Task InviteAsync() => (await Acts.InviteAsync(_guest.Trim(), _role, _chosen)).TryGet(out _made, out _failure);
}
