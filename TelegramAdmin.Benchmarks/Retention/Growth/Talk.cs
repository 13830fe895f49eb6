namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>What was said, and what the team and its automatic answers did with it.</summary>
internal static class Talk
{
    public static IEnumerable<GrowingTable> Tables { get; } =
    [
        new("conversations", 0.02,
            "workspace_id, bot_id, kind, chat_id, thread_id, business_connection_id, title, search_text, state, unread_count, last_message_id, last_message_at, preview, preview_kind, preview_author, opened_at, priority", sql =>
            $"""
            1, {sql.Bot}, 1, {sql.Person}, 0, '', 'Reader Green ' || {sql.Somebody}, 'reader green ' || {sql.Somebody} || ' reader_' || {sql.Somebody}, CASE WHEN i % 10 < 6 THEN 4 WHEN i % 10 < 9 THEN 1 ELSE 2 END,
            CASE WHEN i % 100 = 9 THEN 2 ELSE 0 END, i * 50, {sql.At()}, 'Hello, is my order on its way?', 1, 1, {sql.At()}, 2
            """),
        new("conversation_messages", 1, "workspace_id, conversation_id, author, telegram_message_id, kind, text, sent_at, delivery, outbox_id, source", sql => $"""
            1, {sql.Somebody}, CASE WHEN i % 5 < 2 THEN 1 WHEN i % 10 = 2 THEN 3 ELSE 2 END, i, CASE WHEN i % 40 = 1 THEN 13 ELSE 1 END,
            CASE WHEN i % 40 = 1 THEN 'Prices' ELSE CASE WHEN i % 2 = 0 THEN 'Hello, is my order on its way? ' ELSE 'Good morning, I paid for lesson ' END || 'number' || (i / 10) || ' word' || ((i * 7) % 5000) END,
            {sql.At()}, CASE WHEN i % 5 < 2 THEN NULL ELSE 4 END, CASE WHEN i % 5 < 2 THEN NULL ELSE i END, CASE WHEN i % 5 = 3 THEN 'Where is my order' END
            """),
        new("message_revisions", 0.005, "workspace_id, message_id, text, replaced_at", sql => $"1, i * 200, 'Hello, is my order on its way? number' || i, {sql.At(60)}"),
        new("conversation_visits", 0.01, "workspace_id, conversation_id, bot_id, opened_at, first_answer_at, first_answer_by, closed_at, closed_by, open_seconds, is_late, rating, rated_at", sql =>
            $"1, {sql.Somebody}, {sql.Bot}, {sql.At()}, {sql.At(300)}, 1, {sql.At(1800)}, 1, 1800, {sql.Flag("i % 12 = 0")}, CASE WHEN i % 6 = 0 THEN 1 + i % 5 END, CASE WHEN i % 6 = 0 THEN {sql.At(2400)} END"),
        new("answer_times", 0.02, "workspace_id, conversation_id, visit_id, bot_id, admin_id, asked_at, answered_at, seconds, is_first, due_at, is_late", sql =>
            $"1, {sql.Somebody}, 1 + i / 2, {sql.Bot}, 1, {sql.At()}, {sql.At(300)}, 300, {sql.Flag("i % 2 = 0")}, {sql.At(850)}, {sql.False}"),
        new("rule_firings", 0.002, "rule_id, conversation_id, workspace_id, waiting_since", sql => $"{sql.Round}, {sql.InTurn}, 1, {sql.At()}"),
        new("ai_answers", 0.01, "workspace_id, conversation_id, message_id, purpose, outcome, model, question, answer, sources, confidence, tokens_in, tokens_out, cost_micros, milliseconds, asked_at, settled_at", sql =>
            $"1, {sql.Somebody}, i * 100, 1, 3, 'a-model', '{Question}' || i, '{Answer}' || i, '[]', 80, 900, 120, 400, 1500, {sql.At()}, {sql.At(60)}"),
        new("forum_topics", 0.002, "conversation_id, workspace_id, thread_id, state, name, is_closed, mirrored_up_to, generation, made_at", sql => $"i, 1, i, 2, 'Reader Green ' || i, {sql.False}, i, 1, {sql.At()}"),
        new("forum_posts", 0.1, "workspace_id, conversation_id, message_id, group_message_id, is_from_group, outbox_id, shown", sql =>
            $"1, {sql.Somebody}, i * 10, i, {sql.Flag("i % 3 = 0")}, CASE WHEN i % 3 <> 0 THEN i END, '1-9f86d081884c7d65'"),
        new("active_days", 0.1, "workspace_id, bot_id, day, telegram_user_id", sql => $"1, {sql.Bot}, {sql.Day}, {sql.Person}"),
    ];

    private const string Question = "The person wrote: Hello, is my order on its way? It was paid on Monday, and nobody told me since when it leaves or who brings it. What stands in the entries of the team: an order leaves within three days. The number of the order is ";

    private const string Answer = "Good morning. Your order leaves within three days of the payment, so it should be on its way by tomorrow evening at the latest. As soon as it is, we write to you with the number by which you can follow it. Your order: ";
}
