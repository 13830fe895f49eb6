using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>
/// A conversation with each, ten messages in it on average, what the team did with it, and the queue's own tables. Of ten conversations six are closed,
/// three lie quiet and one is open; of a hundred one is unread.
/// </summary>
internal static class MessagesOfYear
{
    public static IEnumerable<string> Statements(YearSql sql, int people, long adminId)
    {
        var came = YearSql.SecondsOf("i", people);
        var last = sql.At($"({came} + ({YearSql.Seconds} - {came}) * ((i * 7) % 11) / 11)");
        foreach (var statement in YearSql.Insert(
            "conversations (workspace_id, bot_id, kind, chat_id, thread_id, business_connection_id, title, search_text, state, unread_count, last_message_at, preview, preview_kind, preview_author, opened_at, assignee_id, priority, waiting_since, due_at, closed_at)",
            people,
            $"""
            1, {sql.Bot("i")}, 1, {YearSql.Person("i")}, 0, '', 'Reader Green ' || i, 'reader green ' || i || ' reader_' || i, CASE WHEN i % 10 < 6 THEN 4 WHEN i % 10 < 9 THEN 1 ELSE 2 END,
            CASE WHEN i % 100 = 9 THEN 2 ELSE 0 END, {last}, 'Hello, is my order on its way?', 1, 1, {last}, CASE WHEN i % 20 = 9 THEN {adminId} END, CASE WHEN i % 50 = 9 THEN 3 ELSE 2 END,
            CASE WHEN i % 100 = 9 THEN {last} END, CASE WHEN i % 100 = 9 THEN {last} END, CASE WHEN i % 10 < 6 THEN {last} END
            """))
            yield return statement;
        foreach (var statement in YearSql.Insert("conversation_messages (workspace_id, conversation_id, author, kind, text, sent_at)", people * 10L, $"1, {YearSql.Somebody(10)}, {Written}, {sql.At(YearSql.SecondsOf("i", people * 10L))}"))
            yield return statement;
        foreach (var statement in Visits(sql, people, adminId).Concat(Queue(sql, people)))
            yield return statement;
        yield return $"""
            INSERT INTO active_days (workspace_id, bot_id, day, telegram_user_id)
            SELECT DISTINCT 1, c.bot_id, {sql.DayOf("m.sent_at")}, c.chat_id FROM conversation_messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.author = 1
            """;
    }

    /// <summary>The longest conversation of the year is the first one's.</summary>
    public const long Conversation = 1;

    // Half of them by people; of a hundred five are commands and five presses of buttons.
    private const string Written = """
        CASE WHEN i % 2 = 0 THEN 1 WHEN i % 4 = 1 THEN 2 ELSE 3 END, CASE WHEN i % 20 = 4 THEN 13 ELSE 1 END,
        CASE WHEN i % 20 = 0 THEN '/start' WHEN i % 20 = 2 AND i % 3 = 0 THEN '/help' WHEN i % 20 = 4 THEN 'Prices' WHEN i % 2 = 0 THEN 'Hello, is my order on its way? '
        ELSE 'Good morning, I paid for lesson ' END || CASE WHEN i % 20 IN (0, 2, 4) THEN '' ELSE 'number' || (i / 10) || ' word' || ((i * 7) % 5000) END
        """;

    private static IEnumerable<string> Visits(YearSql sql, int people, long adminId)
    {
        var rows = people * 3L;
        var at = YearSql.SecondsOf("i", rows);
        foreach (var statement in YearSql.Insert(
            "conversation_visits (workspace_id, conversation_id, bot_id, opened_at, first_answer_at, first_answer_by, closed_at, closed_by, open_seconds, is_late, rating, rated_at)", rows,
            $"""
            1, {YearSql.Somebody(3)}, {sql.Bot(YearSql.Somebody(3))}, {sql.At(at)}, {sql.At($"{at} + i % 900")}, {adminId}, {sql.At($"{at} + 900 + i % 3600")}, {adminId}, 900 + i % 3600, {sql.Flag("i % 12 = 0")},
            CASE WHEN i % 6 = 0 THEN 1 + i % 5 END, CASE WHEN i % 6 = 0 THEN {sql.At($"{at} + 5000")} END
            """))
            yield return statement;
        foreach (var statement in YearSql.Insert("answer_times (workspace_id, conversation_id, visit_id, bot_id, admin_id, asked_at, answered_at, seconds, is_first, due_at, is_late)", rows,
            $"1, {YearSql.Somebody(3)}, i, {sql.Bot(YearSql.Somebody(3))}, {adminId}, {sql.At(at)}, {sql.At($"{at} + i % 900")}, i % 900, {sql.Flag("i % 3 = 0")}, {sql.At($"{at} + 850")}, {sql.Flag("i % 900 > 850")}"))
            yield return statement;
    }

    // As long as finished messages and updates are kept.
    private static IEnumerable<string> Queue(YearSql sql, int people)
    {
        var (messages, updates) = (people * 3L, people * 2L);
        var sent = $"({YearSql.Seconds} - 85 * 86400 + i * 85 * 86400 / {messages})";
        foreach (var statement in YearSql.Insert(
            "outbox_messages (workspace_id, bot_id, chat_id, method, parameters, lane, priority, on_uncertain, state, attempts, subject_kind, can_move, error_code, error, created_at, finished_at)", messages,
            $"""
            1, {sql.Bot("i")}, {YearSql.Person($"1 + (i * 7919) % {people}")}, 'sendMessage', '{Body}', 1, 2, 2, CASE WHEN i % 200 = 0 THEN 5 ELSE 4 END, 1, 0, {sql.False},
            CASE WHEN i % 200 = 0 THEN 403 END, CASE WHEN i % 200 = 0 THEN 'Forbidden: bot was blocked by the user' END, {sql.At(sent)}, {sql.At(sent)}
            """))
            yield return statement;
        var arrived = $"({YearSql.Seconds} - 28 * 86400 + i * 28 * 86400 / {updates})";
        foreach (var statement in YearSql.Insert("inbox_updates (workspace_id, bot_id, update_id, kind, chat_id, payload, received_at, processed_at, attempts, error)", updates,
            $"1, {sql.Bot("i")}, 900000 + i, 'message', {YearSql.Person($"1 + (i * 7919) % {people}")}, '{Body}', {sql.At(arrived)}, {sql.At(arrived)}, 1, CASE WHEN i % 2000 = 0 THEN 'The handler failed.' END"))
            yield return statement;
    }

    private const string Body = """{"text":"Your order is on its way. You can follow it with the number that we wrote to you; it arrives within three days, and by Friday at the latest."}""";
}
