using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications.Reading;

/// <summary>How each of the team wants to be told, from memory; and the change of it.</summary>
public sealed class NotificationTastes : IDisposable
{
    private readonly ConcurrentDictionary<(WorkspaceId, long), NotificationTaste> _known = new();
    private readonly IDatabase _database;
    private readonly EventBus _events;
    private readonly IDisposable _subscription;
    private readonly IDisposable _missed;

    public NotificationTastes(IDatabase database, EventBus events)
    {
        (_database, _events) = (database, events);
        _subscription = events.Subscribe<NotificationsSeen>(e => _known.TryRemove((e.WorkspaceId, e.AdminId), out _));
        _missed = events.Subscribe<EventsMissed>(_ => _known.Clear());
    }

    public async Task<NotificationTaste> OfAsync(WorkspaceId workspace, long adminId)
    {
        if (_known.TryGetValue((workspace, adminId), out var known))
            return known;
        await using var db = _database.Read(workspace);
        var row = await db.NotificationChoices.FirstOrDefaultAsync(c => c.AdminId == adminId);
        return _known[(workspace, adminId)] = row?.ToTaste() ?? NotificationTaste.Usual;
    }

    public Task ChooseAsync(WorkspaceId workspace, long adminId, NotificationTaste taste) => _database.WriteAsync(workspace, async db =>
    {
        var row = await db.NotificationChoices.AsTracking().FirstOrDefaultAsync(c => c.AdminId == adminId)
            ?? db.NotificationChoices.Add(new NotificationChoice { WorkspaceId = workspace, AdminId = adminId, Ways = "{}" }).Entity;
        (row.Ways, row.QuietFrom, row.QuietTo, row.Zone) = (taste.ToJson(), taste.Quiet?.From, taste.Quiet?.To, taste.Quiet?.Zone);
        db.AfterCommit(() => _events.Publish(new NotificationsSeen(workspace, adminId)));
    });

    public void Dispose()
    {
        _subscription.Dispose();
        _missed.Dispose();
    }
}
