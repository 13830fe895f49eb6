using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Notifications.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Notifications;

public sealed partial class ChoicesPanel
{
    private static readonly NotificationWays[] Ways = [NotificationWays.Bell, NotificationWays.Browser, NotificationWays.Telegram];

    private NotificationTaste? _taste;
    private bool _isLinked;
    private TimeOnly? _from;
    private TimeOnly? _to;

    [Parameter, EditorRequired]
    public required NotificationsOf Of { get; set; }

    [CascadingParameter]
    public Reader Reader { get; set; } = Reader.Utc;

    [Inject]
    public required NotificationTastes Tastes { get; init; }

    [Inject]
    public required IDatabase Database { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private IEnumerable<NotificationKind> Kinds => NotificationKinds.All.Where(k => Of.Role >= NotificationKinds.RoleOf(k));

    protected override async Task OnInitializedAsync()
    {
        await using (var db = Database.Read(Of.Workspace))
            _isLinked = await db.StaffLinks.AnyAsync(l => l.AdminId == Of.AdminId);
        _taste = await Tastes.OfAsync(Of.Workspace, Of.AdminId);
        if (_taste.Quiet is { } quiet)
            (_from, _to) = (Time(quiet.From), Time(quiet.To));
    }

    private static string WayWords(NotificationWays way) => way switch
    {
        NotificationWays.Bell => "Bell",
        NotificationWays.Browser => "Browser",
        _ => "Telegram",
    };

    private static TimeOnly Time(int minutes) => new(minutes / 60, minutes % 60);

    private Task ChangeAsync(NotificationKind kind, NotificationWays way, bool isWanted) => SaveAsync(_taste!.With(kind, way, isWanted));

    private async Task SaveQuietAsync()
    {
        if (_from is not { } from || _to is not { } to)
            return;
        await SaveAsync(_taste! with { Quiet = new QuietHours(Minutes(from), Minutes(to), Reader.Zone.Id) });
        Toasts.Done(L["Quiet hours are saved"]);
    }

    private async Task RemoveQuietAsync()
    {
        await SaveAsync(_taste! with { Quiet = null });
        (_from, _to) = (null, null);
    }

    private async Task SaveAsync(NotificationTaste taste)
    {
        await Tastes.ChooseAsync(Of.Workspace, Of.AdminId, taste);
        _taste = taste;
    }

    private static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;
}
