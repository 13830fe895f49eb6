using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>Keeps the time of conversations: when a matter began, who waits since when, how long each answer took. Part of the caller's transaction.</summary>
public sealed class VisitBook(SettingsStore settings, TimeProvider time)
{
    /// <summary>Opens the conversation, and begins a visit where none is under way.</summary>
    public async Task OpenAsync(AppDbContext db, Conversation conversation, DateTimeOffset at)
    {
        (conversation.State, conversation.SnoozedUntil, conversation.ClosedAt, conversation.ClosedBy) = (ConversationState.Open, null, null, null);
        if (conversation.VisitId is not null)
            return;
        conversation.OpenedAt = at;
        var visit = db.ConversationVisits.Add(new ConversationVisit { WorkspaceId = conversation.WorkspaceId, ConversationId = conversation.Id, BotId = conversation.BotId, OpenedAt = at }).Entity;
        await db.SaveChangesAsync();
        conversation.VisitId = visit.Id;
        await db.Session.AddAsync(new Count(conversation.WorkspaceId, conversation.BotId, Metric.ConversationsOpened, at));
    }

    /// <summary>A person wrote and waits for a person.</summary>
    public async Task AskedAsync(AppDbContext db, Conversation conversation, DateTimeOffset at)
    {
        await OpenAsync(db, conversation, at);
        if (conversation.WaitingSince is not null)
            return;
        conversation.WaitingSince = at;
        await PromiseAsync(conversation);
    }

    /// <summary>Says anew until when an answer is promised: the wait began, its priority changed, or what is promised.</summary>
    /// <returns>Whether that is another time than before.</returns>
    public async Task<bool> PromiseAsync(Conversation conversation)
    {
        var due = conversation.WaitingSince is { } since ? await DueAsync(conversation, since) : null;
        if (due == conversation.DueAt)
            return false; // Whoever was reminded of it stays so.
        (conversation.DueAt, conversation.RemindedAt) = (due, null);
        return true;
    }

    /// <summary>Somebody of the team answered.</summary>
    /// <param name="adminId">Null for somebody who is known in the forum group only.</param>
    /// <param name="at">When the person gets it: later than now for an answer that is scheduled.</param>
    public async Task AnsweredAsync(AppDbContext db, Conversation conversation, long? adminId, DateTimeOffset at)
    {
        await OpenAsync(db, conversation, at); // Somebody of the team begins a matter, too.
        var visit = await db.ConversationVisits.AsTracking().FirstAsync(v => v.Id == conversation.VisitId);
        var isFirst = visit.FirstAnswerAt is null;
        if (isFirst)
            (visit.FirstAnswerAt, visit.FirstAnswerBy) = (at, adminId);
        if (conversation.WaitingSince is { } since)
            await TimeAsync(db, conversation, visit, adminId, since, at, isFirst);
        (conversation.WaitingSince, conversation.DueAt, conversation.RemindedAt) = (null, null, null);
    }

    /// <returns>The visit that ended; null where none was under way.</returns>
    public async Task<ConversationVisit?> CloseAsync(AppDbContext db, Conversation conversation, long? adminId)
    {
        var (now, due) = (time.GetUtcNow(), conversation.DueAt);
        (conversation.WaitingSince, conversation.DueAt, conversation.RemindedAt) = (null, null, null);
        if (conversation.VisitId is not { } id)
            return null;
        conversation.VisitId = null;
        var visit = await db.ConversationVisits.AsTracking().FirstAsync(v => v.Id == id);
        visit.IsLate |= due < now;
        (visit.ClosedAt, visit.ClosedBy) = (now, adminId);
        visit.OpenSeconds = (long)(await ClockAsync(conversation.WorkspaceId)).Between(visit.OpenedAt, now).TotalSeconds;
        return visit;
    }

    private async Task<DateTimeOffset?> DueAsync(Conversation conversation, DateTimeOffset since)
    {
        var values = await settings.OfAsync(conversation.WorkspaceId);
        var minutes = values.Get(conversation.Priority == ConversationPriority.High ? InboxSettings.UrgentAnswerMinutes : InboxSettings.AnswerMinutes);
        return minutes == 0 ? null : new OfficeClock(values.Get(InboxSettings.Hours)).After(since, TimeSpan.FromMinutes(minutes));
    }

    private async Task TimeAsync(AppDbContext db, Conversation conversation, ConversationVisit visit, long? adminId, DateTimeOffset since, DateTimeOffset at, bool isFirst)
    {
        var isLate = conversation.DueAt is { } due && at > due;
        visit.IsLate |= isLate;
        db.AnswerTimes.Add(new AnswerTime
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            VisitId = visit.Id,
            BotId = conversation.BotId,
            AdminId = adminId,
            AskedAt = since,
            AnsweredAt = at,
            Seconds = (long)(await ClockAsync(conversation.WorkspaceId)).Between(since, at).TotalSeconds,
            IsFirst = isFirst,
            DueAt = conversation.DueAt,
            IsLate = isLate,
        });
    }

    private async Task<OfficeClock> ClockAsync(WorkspaceId workspace) => new(await settings.GetAsync(workspace, InboxSettings.Hours));
}
