using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Settings.Staffing;

/// <summary>Who works here and as what; owners change it.</summary>
public sealed partial class StaffPage
{
    private Staff? _me;
    private IReadOnlyList<StaffMember>? _people;
    private IReadOnlyList<OpenInvitation> _invitations = [];
    private Failure? _failure;
    private bool _opensInvitation;

    /// <summary>"person" opens the invitation at once: from the first steps.</summary>
    [SupplyParameterFromQuery]
    public string? Invite { get; set; }

    [Inject]
    public required InvitationBook Invitations { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required StaffList People { get; init; }

    [Inject]
    public required StaffActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private bool IsOwner => _me?.Role == AdminRole.Owner;

    protected override async Task OnInitializedAsync()
    {
        _me = await Session.RequireAsync(AdminRole.Admin);
        await LoadAsync();
        _opensInvitation = Invite is not null && IsOwner;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_opensInvitation)
            return;
        _opensInvitation = false;
        await InviteAsync();
        // Only now: dialogs close with a change of the address.
        Navigation.NavigateTo(Navigation.With("invite", null), replace: true);
    }

    private async Task LoadAsync()
    {
        _people = await People.ReadAsync(_me!.Workspace);
        _invitations = await Invitations.OpenAsync(_me.Workspace);
    }

    private async Task InviteAsync()
    {
        await Dialogs.OpenAsync<InviteDialog>(L["Invite by link"], options: FormDialogs.Wide);
        await LoadAsync();
    }

    private async Task RevokeAsync(OpenInvitation invitation)
    {
        if (await DoneAsync(await Acts.RevokeAsync(invitation)))
            Toasts.Done(L["The link for {0} no longer works", invitation.Guest]);
    }

    private async Task AddAsync()
    {
        await Dialogs.OpenAsync<AddStaffDialog>(L["Add person"], options: FormDialogs.Wide);
        await LoadAsync();
    }

    private async Task SetRoleAsync(StaffMember person, AdminRole role)
    {
        var isDown = person.AdminId == _me!.AdminId && role < AdminRole.Owner;
        var asked = new ConfirmRequest(L["Give up your own ownership?"], L["You become {0} and cannot take it back yourself; another owner can.", L[role.ToString().ToLowerInvariant()]], L["Give up ownership"], L["Stay owner"]);
        if (isDown && !await Confirmation.AskAsync(asked))
        {
            await LoadAsync();
            return;
        }
        if (await DoneAsync(await Acts.SetRoleAsync(person, role)))
            Toasts.Undoable(L["{0} is {1} now", person.Name, L[role.ToString().ToLowerInvariant()]], () => InvokeAsync(() => TakeBackAsync(person, role)));
    }

    private async Task TakeBackAsync(StaffMember before, AdminRole given)
    {
        await DoneAsync(await Acts.SetRoleAsync(before with { Role = given }, before.Role));
        StateHasChanged();
    }

    private Task ShowDevicesAsync(StaffMember person) =>
        Dialogs.OpenAsync<PersonDevices>(L["Where {0} is signed in", person.Name], new() { [nameof(PersonDevices.Person)] = person }, FormDialogs.Wide);

    private async Task DisableAsync(StaffMember person)
    {
        var asked = new ConfirmRequest(L["Disable {0}?", person.Name], L["All their sessions end at once, and they cannot sign in until somebody enables them."], L["Disable person"], L["Keep enabled"]);
        if (await Confirmation.AskAsync(asked) && await DoneAsync(await Acts.DisableAsync(person)))
            Toasts.Done(L["{0} is disabled", person.Name]);
    }

    private async Task EnableAsync(StaffMember person)
    {
        if (await DoneAsync(await Acts.EnableAsync(person)))
            Toasts.Done(L["{0} can sign in again", person.Name]);
    }

    private async Task RemoveAsync(StaffMember person)
    {
        var asked = new ConfirmRequest(L["Remove {0}?", person.Name], L["Their sessions end and this workspace is closed to them. What they wrote and did keeps their name."], L["Remove person"], L["Keep person"]);
        if (await Confirmation.AskAsync(asked) && await DoneAsync(await Acts.RemoveAsync(person)))
            Toasts.Done(L["{0} is removed", person.Name]);
    }

    private async Task<bool> DoneAsync(Failure? failure)
    {
        _failure = failure;
        await LoadAsync();
        return failure is null;
    }
}
