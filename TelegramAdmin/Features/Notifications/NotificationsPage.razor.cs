using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Auth;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Reading;

namespace TelegramAdmin.Features.Notifications;

/// <summary>Everything that the bell told, and how each of the team wants to be told.</summary>
public sealed partial class NotificationsPage
{
    private const string Choosing = "choices";
    private const string OnlyUnread = "unread";

    private NotificationsOf? _of;
    private NotificationPage? _page;
    private int _unread;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? Cursor { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required StaffSession Session { get; init; }

    [Inject]
    public required NotificationReader Notifications { get; init; }

    [Inject]
    public required SeeNotifications See { get; init; }

    private NotificationKind? ChosenKind => NewsWords.Read(Kind);

    private IEnumerable<NotificationKind> Kinds => NotificationKinds.All.Where(k => _of?.Role >= NotificationKinds.RoleOf(k) && NotificationKinds.PossibleOf(k).HasFlag(NotificationWays.Bell));

    private IReadOnlyList<Choice> TabItems =>
    [
        new("all", L["All"]), new(OnlyUnread, L["Unread"], _unread == 0 ? null : _unread > NotificationReader.MostCounted ? $"{NotificationReader.MostCounted}+" : Numbers.Count(_unread)), new(Choosing, L["How I am told"]),
    ];

    private string EmptyWords => (Tab, ChosenKind) switch
    {
        (_, not null) => L["No notification of this kind."],
        (OnlyUnread, _) => L["You have seen everything."],
        _ => L["Nothing happened yet. What does stands here, and in the bell of every page."],
    };

    protected override async Task OnInitializedAsync()
    {
        var staff = await Session.GetAsync();
        _of = new NotificationsOf(staff.Workspace, staff.AdminId, staff.Role);
        Follow<NotificationTold>(e => e.WorkspaceId == staff.Workspace && e.IsFor(staff.AdminId, staff.Role));
        Follow<NotificationsSeen>(e => e.WorkspaceId == staff.Workspace && e.AdminId == staff.AdminId);
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    protected override async Task RefreshAsync()
    {
        if (_of is not { } of)
            return;
        _unread = await Notifications.CountUnreadAsync(of);
        if (Tab != Choosing)
            _page = await Notifications.ListAsync(of, new NotificationFilter(Tab == OnlyUnread, ChosenKind, ReadCursor(Cursor)));
    }

    private static string CursorOf((DateTimeOffset At, long Id) next) => string.Create(CultureInfo.InvariantCulture, $"{next.At.UtcTicks}-{next.Id}");

    private static (DateTimeOffset, long)? ReadCursor(string? cursor) =>
        cursor?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < DateTime.MaxValue.Ticks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (new DateTimeOffset(at, TimeSpan.Zero), number) : null;

    private Task SeeAllAsync() => See.AllAsync(_of!);
}
