using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Features.Settings;

namespace TelegramAdmin.Features.Moderation;

public sealed partial class RestrictionPanel
{
    private KnownRestriction? _restriction;
    private bool _isRead;

    [Parameter, EditorRequired]
    public required Staff Staff { get; set; }

    [Parameter, EditorRequired]
    public required long TelegramUserId { get; set; }

    [Parameter, EditorRequired]
    public required string PersonName { get; set; }

    [Inject]
    public required RestrictionReader Restrictions { get; init; }

    [Inject]
    public required ModerationActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Follow<RestrictionChanged>(e => e.WorkspaceId == Staff.Workspace && e.TelegramUserId == TelegramUserId);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync() => (_restriction, _isRead) = (await Restrictions.FindAsync(Staff.Workspace, TelegramUserId), true);

    private async Task RestrictAsync()
    {
        var parameters = new Dictionary<string, object?> { [nameof(RestrictDialog.TelegramUserId)] = TelegramUserId, [nameof(RestrictDialog.PersonName)] = PersonName };
        if (await Dialogs.OpenAsync<RestrictDialog>(L["Ban or mute {0}", PersonName], parameters!, FormDialogs.Narrow) is true)
            await RefreshAsync();
    }

    private async Task LiftAsync()
    {
        if (await Acts.LiftAsync(TelegramUserId) is { } failure)
            Toasts.Warn(L["Nothing was lifted"], failure.Message);
        else
            Toasts.Done(L["{0} may write again", PersonName]);
        await RefreshAsync();
    }
}
