using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Opens what was put aside until now.</summary>
internal sealed class WakeSnoozed(IDatabase database, BotVoice voice, VisitBook visits, TimeProvider time) : IScheduledJob
{
    public string Name => "wake-snoozed";

    public string Title => "Snoozed conversations";

    public string Schedule => "5 * * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var all = database.ReadAll();
        var due = await all.Conversations.Where(c => c.SnoozedUntil <= now).Select(c => new { c.Id, c.WorkspaceId }).ToListAsync(cancellation);
        foreach (var one in due)
            await database.WriteAsync(one.WorkspaceId, db => WakeAsync(db, one.Id), cancellation);
        return due.Count == 0 ? null : $"{due.Count:N0} opened";
    }

    private async Task WakeAsync(AppDbContext db, long id)
    {
        var conversation = await db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.Id == id);
        if (conversation is not { State: ConversationState.Snoozed, SnoozedUntil: { } until } || until > time.GetUtcNow())
            return;
        await visits.OpenAsync(db, conversation, time.GetUtcNow());
        conversation.UnreadCount = Math.Max(1, conversation.UnreadCount);
        await voice.NoteAsync(db, conversation, "The snooze is over");
    }
}
