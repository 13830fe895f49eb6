using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Does a <see cref="HandlingAct"/> in the caller's transaction and writes a line into the conversation, so that everybody sees who did what.</summary>
public sealed class ConversationDesk(ConversationHeads heads, BotVoice voice, VisitBook visits, CloseConversation closing, IEnumerable<ILabelObserver> labels, TimeProvider time)
{
    /// <summary>What keeps the act from being done; null where it is done, or was so already.</summary>
    /// <param name="conversation">Tracked by <paramref name="db"/>.</param>
    public async Task<Failure?> ApplyAsync(AppDbContext db, Conversation conversation, HandlingAct act, Actor by)
    {
        var failure = act switch
        {
            HandlingAct.Assign assign => await AssignAsync(db, conversation, assign.AdminId, by),
            HandlingAct.SetPriority set => await PrioritiseAsync(db, conversation, set.Priority, by),
            HandlingAct.Snooze snooze => await SnoozeAsync(db, conversation, snooze.Until, by),
            HandlingAct.Close => await closing.RunAsync(db, conversation, by),
            HandlingAct.Reopen => await ReopenAsync(db, conversation, by),
            HandlingAct.PutLabel put => await LabelAsync(db, conversation, put.LabelId),
            HandlingAct.TakeLabel take => await UnlabelAsync(db, conversation, take.LabelId),
            HandlingAct.MarkRead => Mark(conversation, 0),
            HandlingAct.MarkUnread => Mark(conversation, Math.Max(1, conversation.UnreadCount)),
            _ => throw new InvalidOperationException($"{act} is not done anywhere."),
        };
        if (failure is null)
            heads.Tell(db, conversation);
        return failure;
    }

    private async Task<Failure?> AssignAsync(AppDbContext db, Conversation conversation, long? adminId, Actor by)
    {
        if (conversation.AssigneeId == adminId)
            return null;
        var name = adminId is null ? null : await NameOfAsync(db, conversation.WorkspaceId, adminId.Value);
        if (adminId is not null && name is null)
            return HandlingErrors.NotOfTheTeam;
        conversation.AssigneeId = adminId;
        await voice.NoteAsync(db, conversation, name is null ? $"{by.Name} unassigned it" : adminId == by.AdminId ? $"{name} took it" : $"{by.Name} assigned it to {name}");
        return null;
    }

    private async Task<Failure?> PrioritiseAsync(AppDbContext db, Conversation conversation, ConversationPriority priority, Actor by)
    {
        if (conversation.Priority == priority)
            return null;
        conversation.Priority = priority;
        await visits.PromiseAsync(conversation);
        await voice.NoteAsync(db, conversation, $"{by.Name} set the priority to {priority.ToString().ToLowerInvariant()}");
        return null;
    }

    private async Task<Failure?> SnoozeAsync(AppDbContext db, Conversation conversation, DateTimeOffset until, Actor by)
    {
        if (until <= time.GetUtcNow())
            return HandlingErrors.SnoozeIsPast;
        (conversation.State, conversation.SnoozedUntil, conversation.UnreadCount) = (ConversationState.Snoozed, until, 0);
        await voice.NoteAsync(db, conversation, $"{by.Name} snoozed it until {until.UtcDateTime:d MMM HH:mm} UTC");
        return null;
    }

    private async Task<Failure?> ReopenAsync(AppDbContext db, Conversation conversation, Actor by)
    {
        if (conversation.State == ConversationState.Open)
            return null;
        await visits.OpenAsync(db, conversation, time.GetUtcNow());
        await voice.NoteAsync(db, conversation, $"{by.Name} opened it again");
        return null;
    }

    private async Task<Failure?> LabelAsync(AppDbContext db, Conversation conversation, long labelId)
    {
        if (!await db.Labels.AnyAsync(l => l.Id == labelId && l.WorkspaceId == conversation.WorkspaceId))
            return HandlingErrors.LabelNotFound;
        if (await db.ConversationLabels.AnyAsync(l => l.ConversationId == conversation.Id && l.LabelId == labelId))
            return null;
        db.ConversationLabels.Add(new ConversationLabel { WorkspaceId = conversation.WorkspaceId, ConversationId = conversation.Id, LabelId = labelId });
        foreach (var observer in labels)
            await observer.PutAsync(db, conversation, labelId);
        return null;
    }

    private static async Task<Failure?> UnlabelAsync(AppDbContext db, Conversation conversation, long labelId)
    {
        await db.ConversationLabels.Where(l => l.ConversationId == conversation.Id && l.LabelId == labelId).ExecuteDeleteAsync();
        return null;
    }

    private static Failure? Mark(Conversation conversation, int unread)
    {
        conversation.UnreadCount = unread;
        return null;
    }

    private static Task<string?> NameOfAsync(AppDbContext db, WorkspaceId workspace, long adminId) =>
        db.WorkspaceMembers.Where(m => m.WorkspaceId == workspace && m.AdminId == adminId).Join(db.Admins.Where(a => !a.IsDisabled), m => m.AdminId, a => a.Id, (_, a) => a.Name).FirstOrDefaultAsync();
}
