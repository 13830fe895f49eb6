using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Analytics.Needs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Reading;

namespace TelegramAdmin.Features.Notifications;

public sealed partial class Bell
{
    private const int MostShown = 8;
    private const int MostNeeds = 4;

    /// <summary>Most needs come with news; what only time makes a need is seen within this.</summary>
    private static readonly TimeSpan NeedsEvery = TimeSpan.FromSeconds(15);

    private Staff? _staff;
    private NotificationsOf? _of;
    private int _unread;
    private IReadOnlyList<NotificationLine> _news = [];
    private IReadOnlyList<Need> _needs = [];

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required NotificationReader Notifications { get; init; }

    [Inject]
    public required SeeNotifications See { get; init; }

    [Inject]
    public required NeedReader Needs { get; init; }

    protected override async Task OnInitializedAsync()
    {
        _staff = Staff.Of((await Authentication.GetAuthenticationStateAsync()).User);
        if (_staff is not { } staff)
            return;
        _of = new NotificationsOf(staff.Workspace, staff.AdminId, staff.Role);
        Follow<NotificationTold>(e => e.WorkspaceId == staff.Workspace && e.IsFor(staff.AdminId, staff.Role));
        Follow<NotificationsSeen>(e => e.WorkspaceId == staff.Workspace && e.AdminId == staff.AdminId);
        RefreshEvery(NeedsEvery);
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        if (_of is not { } of)
            return;
        _news = (await Notifications.ListAsync(of, new NotificationFilter(), MostShown)).Rows;
        _unread = await Notifications.CountUnreadAsync(of);
        _needs = [.. (await Needs.ReadAsync(of.Workspace)).Where(n => n.Level > NeedLevel.Info && (_staff!.MayManage || !n.Address.StartsWith("/settings", StringComparison.Ordinal)))];
    }

    private Task SeeAsync(NotificationLine line) => line.IsUnread ? See.OneAsync(_of!, line.News.Id) : Task.CompletedTask;

    private Task SeeAllAsync() => See.AllAsync(_of!);
}
