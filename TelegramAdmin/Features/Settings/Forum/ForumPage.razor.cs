using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Forum.Commanding;
using TelegramAdmin.Core.Forum.Connecting;
using TelegramAdmin.Core.Forum.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Settings.Forum;

/// <summary>The team's group in Telegram: connecting one, and how it stands.</summary>
public sealed partial class ForumPage
{
    private WorkspaceId _workspace;
    private ForumView? _view;
    private ForumStanding? _standing;
    private bool _isAsking;

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required ForumReader Reader { get; init; }

    [Inject]
    public required CheckForum Check { get; init; }

    [Inject]
    public required ForumActs Acts { get; init; }

    [Inject]
    public required IEnumerable<ITopicCommand> Commands { get; init; }

    [Inject]
    public required Confirmation Confirmation { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _workspace = (await Session.RequireAsync(AdminRole.Admin)).Workspace;
        _view = await Reader.ReadAsync(_workspace);
        if (!RendererInfo.IsInteractive)
            return;
        Follow<ForumChanged>(e => e.WorkspaceId == _workspace);
        if (_view.Group is not null)
            await CheckAsync();
    }

    protected override async Task RefreshAsync() => _view = await Reader.ReadAsync(_workspace);

    private async Task CheckAsync()
    {
        _isAsking = true;
        StateHasChanged();
        _standing = await Check.RunAsync(_workspace);
        _isAsking = false;
        await RefreshAsync();
    }

    private async Task ConnectedAsync(ForumGroup group)
    {
        Toasts.Done(L["{0} is connected", group.Title]);
        await CheckAsync();
    }

    private async Task DisconnectAsync()
    {
        var asked = new ConfirmRequest(L["Disconnect {0}?", _view!.Group!.Title],
            L["New messages stay out of the group, and what is written there goes to nobody. Topics and messages in the group stay. Connecting it again makes new topics."], L["Disconnect group"], L["Keep it connected"]);
        if (!await Confirmation.AskAsync(asked))
            return;
        if (await Acts.DisconnectAsync() is { } failure)
            Toasts.Failed(L[failure.Message]);
        else
            Toasts.Done(L["The group is disconnected"]);
        await RefreshAsync();
    }
}
