using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Reading;

/// <summary>Marks news as seen by one of the team: one, or all that they may see.</summary>
public sealed class SeeNotifications(IDatabase database, EventBus events, TimeProvider time)
{
    private const string Upsert = """
        INSERT INTO notification_reads (workspace_id, admin_id, notification_id, at)
        SELECT n.workspace_id, @admin, n.id, @now FROM notifications n
        WHERE n.workspace_id = @workspace AND n.role <= @role AND (n.admin_id IS NULL OR n.admin_id = @admin) AND n.at <= @now AND (@one = 0 OR n.id = @one)
        ON CONFLICT (admin_id, notification_id) DO UPDATE SET at = excluded.at WHERE notification_reads.at < excluded.at
        """;

    public Task AllAsync(NotificationsOf of) => SeeAsync(of, 0);

    public Task OneAsync(NotificationsOf of, long id) => SeeAsync(of, id);

    private Task SeeAsync(NotificationsOf of, long one) => database.WriteAsync(of.Workspace, async db =>
    {
        await db.Session.RunAsync(Upsert, p => p
            .Add("@workspace", of.Workspace).Add("@admin", of.AdminId).Add("@role", (long)of.Role).Add("@now", time.GetUtcNow()).Add("@one", one));
        db.AfterCommit(() => events.Publish(new NotificationsSeen(of.Workspace, of.AdminId)));
    });
}
