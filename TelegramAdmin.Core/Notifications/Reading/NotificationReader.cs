using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Reading;

/// <summary>Reads the news of one of the team, newest first.</summary>
public sealed class NotificationReader(IDatabase database, NotificationTastes tastes, TimeProvider time)
{
    public const int PageSize = 30;

    /// <summary>Counted no further than this.</summary>
    public const int MostCounted = 99;

    /// <summary>What is older is gone.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<NotificationPage> ListAsync(NotificationsOf of, NotificationFilter filter, int limit = PageSize, CancellationToken cancellation = default)
    {
        await using var db = database.Read(of.Workspace);
        var news = await MatchingAsync(db, of);
        if (filter.OnlyUnread)
            news = Unread(db, news, of.AdminId);
        if (filter.Kind is { } kind)
            news = news.Where(n => n.Kind == kind);
        if (filter.Before is { } before)
        {
            var (at, id) = before;
            news = news.Where(n => n.At < at || (n.At == at && n.Id < id));
        }
        var rows = await news.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = rows.Take(limit).ToList();
        var ids = page.ConvertAll(n => n.Id);
        var reads = await db.NotificationReads.Where(r => r.AdminId == of.AdminId && ids.Contains(r.NotificationId)).ToDictionaryAsync(r => r.NotificationId, r => r.At, cancellation);
        return new NotificationPage([.. page.Select(n => new NotificationLine(n, !reads.TryGetValue(n.Id, out var read) || read < n.At))], rows.Count > limit ? (page[^1].At, page[^1].Id) : null);
    }

    public async Task<int> CountUnreadAsync(NotificationsOf of, CancellationToken cancellation = default)
    {
        await using var db = database.Read(of.Workspace);
        return await Unread(db, await MatchingAsync(db, of), of.AdminId).Take(MostCounted + 1).CountAsync(cancellation);
    }

    public async Task<Notification?> FindAsync(NotificationsOf of, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(of.Workspace);
        return await Allowed(db, of).FirstOrDefaultAsync(n => n.Id == id, cancellation);
    }

    /// <summary>Everything that somebody may see and wants in the bell.</summary>
    private async Task<IQueryable<Notification>> MatchingAsync(AppDbContext db, NotificationsOf of)
    {
        var since = time.GetUtcNow() - Kept;
        var taste = await tastes.OfAsync(of.Workspace, of.AdminId);
        var kinds = NotificationKinds.All.Where(k => taste.Wants(k, NotificationWays.Bell)).ToList();
        return Allowed(db, of).Where(n => n.At >= since && kinds.Contains(n.Kind));
    }

    private static IQueryable<Notification> Allowed(AppDbContext db, NotificationsOf of)
    {
        var (admin, role) = (of.AdminId, of.Role);
        return db.Notifications.Where(n => n.Role <= role && (n.AdminId == null || n.AdminId == admin));
    }

    private static IQueryable<Notification> Unread(AppDbContext db, IQueryable<Notification> news, long admin)
    {
        var reads = db.NotificationReads;
        return news.Where(n => !reads.Any(r => r.AdminId == admin && r.NotificationId == n.Id && r.At >= n.At));
    }
}

/// <summary>Whose news.</summary>
public sealed record NotificationsOf(WorkspaceId Workspace, long AdminId, AdminRole Role);

/// <param name="Before">Where the page before ended; null for the newest.</param>
public sealed record NotificationFilter(bool OnlyUnread = false, NotificationKind? Kind = null, (DateTimeOffset At, long Id)? Before = null);

public sealed record NotificationLine(Notification News, bool IsUnread);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationLine> Rows, (DateTimeOffset At, long Id)? Next);
