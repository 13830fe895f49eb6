using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>What a person wants to know: their message, with what they wrote just before it and nobody answered.</summary>
/// <param name="AskedSince">Our last word before it; null where there is none.</param>
internal sealed record Question(Conversation Conversation, long MessageId, string Text, string? Language, DateTimeOffset? AskedSince)
{
    private const int MostMessages = 5;
    private const int Longest = 2000;

    /// <summary>The question that waits at the end of a conversation.</summary>
    /// <returns>Null where an operator answered the last one, or it has no words.</returns>
    public static async Task<Question?> LastAsync(AppDbContext db, long conversationId)
    {
        var last = await Said(db, conversationId).Where(m => m.Author != MessageAuthor.Bot).OrderByDescending(m => m.Id).FirstOrDefaultAsync();
        return last is { Author: MessageAuthor.Person } ? await OfAsync(db, conversationId, last.Id) : null;
    }

    /// <returns>Null where the message, or its words, are gone.</returns>
    public static async Task<Question?> OfAsync(AppDbContext db, long conversationId, long messageId)
    {
        var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId);
        var ours = await Said(db, conversationId).Where(m => m.Id < messageId && m.Author != MessageAuthor.Person).OrderByDescending(m => m.Id).Select(m => new { m.Id, m.SentAt }).FirstOrDefaultAsync();
        var after = ours?.Id ?? 0;
        var theirs = await Said(db, conversationId).Where(m => m.Id <= messageId && m.Id > after && m.Author == MessageAuthor.Person && m.DeletedAt == null)
            .OrderByDescending(m => m.Id).Take(MostMessages).Select(m => new { m.Id, m.Text }).ToListAsync();
        if (conversation is null || theirs.Count == 0 || theirs[0].Id != messageId || string.IsNullOrWhiteSpace(theirs[0].Text))
            return null;
        var person = await db.BotUsers.Where(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId).Select(u => new { u.ChosenLanguage, u.LanguageCode }).FirstOrDefaultAsync();
        var text = string.Join('\n', theirs.Select(m => m.Text).Where(t => t.Length > 0).Reverse());
        return new Question(conversation, messageId, ShortText.Cut(text, Longest), person?.ChosenLanguage ?? person?.LanguageCode, ours?.SentAt);
    }

    private static IQueryable<ConversationMessage> Said(AppDbContext db, long conversationId) => db.ConversationMessages.AsNoTracking().Where(m =>
        m.ConversationId == conversationId && m.Author != MessageAuthor.Event && m.Kind != MessageKind.Note && m.Kind != MessageKind.Event && m.Kind != MessageKind.ButtonPress);
}
