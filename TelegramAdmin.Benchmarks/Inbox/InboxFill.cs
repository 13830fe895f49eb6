using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Inbox;

/// <summary>
/// An inbox that a team has worked in for months, by plain SQL: people, conversations and messages. Of ten conversations six are open, one is snoozed and three are closed;
/// of twenty, four are somebody's, three unread, two wait for an answer and one is urgent.
/// </summary>
internal static class InboxFill
{
    /// <summary>The label that one in a hundred has.</summary>
    public const long Label = 1;

    private const int Each = 50;
    private const long FirstPerson = 700_000_000;

    private const string Conversations =
        """
        INSERT INTO conversations (workspace_id, bot_id, kind, chat_id, thread_id, business_connection_id, title, search_text, state, unread_count, last_message_at, preview, preview_kind, preview_author, opened_at, assignee_id, priority, waiting_since, due_at, snoozed_until)
        WITH RECURSIVE numbers(n) AS (SELECT @first UNION ALL SELECT n + 1 FROM numbers WHERE n < @last)
        SELECT 1, @bot, 1, n, 0, '', 'Reader Green ' || n, 'reader green ' || n || ' reader_' || n,
            CASE WHEN n % 10 < 6 THEN 2 WHEN n % 10 = 6 THEN 3 ELSE 4 END, CASE WHEN n % 20 < 3 THEN 2 ELSE 0 END, @at, 'Hello, is my order on its way?', 1, 1, @at,
            CASE WHEN n % 20 IN (1, 4, 12, 15) THEN @admin END, CASE WHEN n % 20 = 2 THEN 3 ELSE 2 END, CASE WHEN n % 20 IN (1, 3) THEN @at END, CASE WHEN n % 20 IN (1, 3) THEN @at END,
            CASE WHEN n % 10 = 6 THEN @later END
        FROM numbers
        """;

    private static readonly string[] Rest =
    [
        """
        INSERT INTO bot_users (workspace_id, bot_id, telegram_user_id, first_name, last_name, username, language_code, is_premium, first_seen_at, last_seen_at, started_at, messages_in)
        SELECT 1, bot_id, chat_id, 'Reader', 'Green ' || chat_id, 'reader_' || chat_id, 'en', @no, last_message_at, last_message_at, last_message_at, 2 FROM conversations
        """,
        "INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at) SELECT 1, id, 1, 1, 'Good morning', last_message_at FROM conversations",
        "INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at) SELECT 1, id, 2, 1, 'A person answers you here soon.', last_message_at FROM conversations",
        "INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at) SELECT 1, id, 1, 1, 'Hello, is my order on its way?', last_message_at FROM conversations",
        "INSERT INTO conversation_labels (workspace_id, conversation_id, label_id) SELECT 1, id, 1 FROM conversations WHERE chat_id % 100 = 0",
    ];

    /// <param name="adminId">Whose some of them are.</param>
    /// <returns>A conversation with 500 messages.</returns>
    public static Task<long> RunAsync(Engine engine, BotId bot, long adminId, int conversations) => engine.Storage.WriteAsync(WorkspaceId.Default, async db =>
    {
        var now = DateTimeOffset.UtcNow;
        db.Labels.Add(new Label { Id = Label, WorkspaceId = WorkspaceId.Default, Name = "refund", CreatedAt = now });
        await db.SaveChangesAsync();
        await db.Session.ForEachAsync(Conversations, [.. Enumerable.Range(0, conversations / Each)], (p, step) => p
            .Add("@first", FirstPerson + step * Each).Add("@last", FirstPerson + step * Each + Each - 1).Add("@bot", bot).Add("@admin", (long?)adminId)
            .Add("@at", now.AddMinutes(step - conversations / Each)).Add("@later", now.AddDays(30)));
        foreach (var sql in Rest)
            await db.Session.RunAsync(sql, p => p.Add("@no", false));
        var longest = await db.Conversations.OrderByDescending(c => c.LastMessageAt).Where(c => c.State == ConversationState.Open).Select(c => c.Id).FirstAsync();
        await db.Session.ForEachAsync(
            "INSERT INTO conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at) VALUES (1, @id, @author, 1, 'And one more thing about my order of Monday.', @at)",
            [.. Enumerable.Range(0, 497)], (p, n) => p.Add("@id", longest).Add("@author", (long)(n % 3 == 0 ? 3 : 1)).Add("@at", now.AddSeconds(n)));
        return longest;
    });
}
