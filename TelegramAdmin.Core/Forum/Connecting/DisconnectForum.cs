using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>Conversations are shown in the browser only. What stands in the group stays there.</summary>
public sealed class DisconnectForum(IDatabase database, AuditLog audit, EventBus events)
{
    public async Task<Failure?> RunAsync(WorkspaceId workspace, Actor by)
    {
        var title = await database.WriteAsync(workspace, async db =>
        {
            if (await db.ForumGroups.AsTracking().FirstOrDefaultAsync() is not { } group)
                return null;
            await ConnectForum.ForgetTopicsAsync(db);
            db.ForumGroups.Remove(group);
            db.AfterCommit(() => events.Publish(new ForumChanged(workspace)));
            return group.Title;
        });
        if (title is null)
            return ForumErrors.NotConnected;
        await audit.RecordAsync(workspace, by, "forum.disconnected", title);
        return null;
    }
}
