using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Notifications.Telling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Making;

/// <summary>Keeps news: a row of its own, or one more of the group's row; and leaves in the outbox what goes to Telegram, in the same transaction.</summary>
internal sealed class KeepNotification(IDatabase database, TellInTelegram telegram, EventBus events, TimeProvider time)
{
    /// <summary>What happens again within this joins what is there.</summary>
    private static readonly TimeSpan GroupedWithin = TimeSpan.FromHours(12);

    /// <returns>Whether it was new.</returns>
    public Task<bool> RunAsync(NotificationDraft draft) => database.WriteAsync(draft.WorkspaceId, async db =>
    {
        var now = time.GetUtcNow();
        if (await db.Notifications.AnyAsync(n => n.Group == draft.Group && n.Kind == draft.Kind && n.AdminId == draft.AdminId && n.Occasion == draft.Occasion))
            return false;
        var kept = await KeepAsync(db, draft, now);
        await db.SaveChangesAsync();
        await telegram.RunAsync(db, kept, now);
        var told = new NotificationTold(draft.WorkspaceId, kept.Id, kept.AdminId, kept.Role, kept.Kind);
        db.AfterCommit(() => events.Publish(told));
        return true;
    });

    private static async Task<Notification> KeepAsync(AppDbContext db, NotificationDraft draft, DateTimeOffset now)
    {
        var since = now - GroupedWithin;
        var row = await db.Notifications.AsTracking().Where(n => n.Group == draft.Group && n.Kind == draft.Kind && n.AdminId == draft.AdminId && n.At >= since)
            .OrderByDescending(n => n.Id).FirstOrDefaultAsync();
        if (row is null)
            return db.Notifications.Add(Of(draft, now)).Entity;
        (row.Count, row.Occasion, row.At, row.Address) = (row.Count + 1, draft.Occasion, now, draft.Address);
        (row.Subject, row.Text) = (ShortText.Cut(draft.Subject, Notification.LongestSubject), Cut(draft.Text));
        return row;
    }

    private static Notification Of(NotificationDraft draft, DateTimeOffset now) => new()
    {
        WorkspaceId = draft.WorkspaceId,
        AdminId = draft.AdminId,
        Role = NotificationKinds.RoleOf(draft.Kind),
        Kind = draft.Kind,
        Group = draft.Group,
        Occasion = draft.Occasion,
        Subject = ShortText.Cut(draft.Subject, Notification.LongestSubject),
        Text = Cut(draft.Text),
        Address = draft.Address,
        FirstAt = now,
        At = now,
    };

    private static string? Cut(string? text) => text is null ? null : ShortText.Cut(text, Notification.LongestText);
}
