using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Writes something that only the team sees. Whoever is named with @ is told.</summary>
public sealed class WriteNote(IDatabase database, ConversationHeads heads, EventBus events, TimeProvider time)
{
    public Task<Result<long>> RunAsync(WorkspaceId workspace, long conversationId, string text, Actor by) => database.WriteAsync(workspace, async db =>
    {
        var conversation = await db.Conversations.AsTracking().FirstOrDefaultAsync(c => c.Id == conversationId);
        return conversation is null ? ConversationErrors.NotFound : await WriteAsync(db, conversation, text, by);
    });

    /// <summary>As part of the caller's transaction.</summary>
    public async Task<Result<long>> WriteAsync(AppDbContext db, Conversation conversation, string text, Actor by)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ConversationErrors.Empty;
        if (text.Length > SendReply.LargestText)
            return ConversationErrors.TooLong(text.Length, SendReply.LargestText);
        var note = db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Operator,
            AdminId = by.AdminId,
            AuthorName = by.Name,
            Kind = MessageKind.Note,
            Text = text.Trim(),
            SentAt = time.GetUtcNow(),
        }).Entity;
        await db.SaveChangesAsync();
        foreach (var admin in await MentionedInAsync(db, conversation.WorkspaceId, text))
        {
            db.NoteMentions.Add(new NoteMention { WorkspaceId = conversation.WorkspaceId, AdminId = admin, ConversationId = conversation.Id, MessageId = note.Id, At = note.SentAt });
            db.AfterCommit(() => events.Publish(new TeammateMentioned(conversation.WorkspaceId, admin, conversation.Id, by.Name, note.Text)));
        }
        heads.Tell(db, conversation);
        return note.Id;
    }

    // The longest names first, so that "@Ann Marie" is not taken for Ann.
    private static async Task<IReadOnlyCollection<long>> MentionedInAsync(AppDbContext db, WorkspaceId workspace, string text)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
            return [];
        var team = await db.WorkspaceMembers.Where(m => m.WorkspaceId == workspace).Join(db.Admins, m => m.AdminId, a => a.Id, (_, a) => new { a.Id, a.Name }).ToListAsync();
        var found = new HashSet<long>();
        foreach (var one in team.OrderByDescending(t => t.Name.Length))
        {
            var named = "@" + one.Name;
            if (!text.Contains(named, StringComparison.OrdinalIgnoreCase))
                continue;
            found.Add(one.Id);
            text = text.Replace(named, "", StringComparison.OrdinalIgnoreCase);
        }
        return found;
    }
}

/// <summary>Somebody was named in a note.</summary>
public sealed record TeammateMentioned(WorkspaceId WorkspaceId, long AdminId, long ConversationId, string By, string Text) : IEvent;
