using TelegramAdmin.Benchmarks.Centre.Year;

namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>
/// What messages leave behind on their way in and out. Of five messages two come in and three go out, one of these by a broadcast; one in ten that go
/// out is another program's.
/// </summary>
internal static class Traffic
{
    /// <summary>What waits at the end, so that there is something to claim and to take up.</summary>
    private const int Waiting = 500;

    public static IEnumerable<GrowingTable> Tables { get; } =
    [
        new("inbox_updates", 0.42, "workspace_id, bot_id, update_id, kind, chat_id, payload, received_at, processed_at, attempts", sql =>
            $"1, {sql.Bot}, 900000 + i, 'message', {sql.Person}, {Update(sql)}, {sql.At()}, CASE WHEN {sql.IsLast(Waiting)} THEN NULL ELSE {sql.At()} END, 1"),
        new("outbox_messages", 0.62,
            "workspace_id, bot_id, chat_id, method, parameters, lane, priority, on_uncertain, state, attempts, subject_kind, telegram_message_id, api_key_id, idempotency_key, body_hash, can_move, error_code, error, created_at, finished_at",
            sql => $"""
            1, {sql.Bot}, {sql.Person}, 'sendMessage', {Call}, CASE WHEN i % 3 = 0 OR {sql.IsLast(Waiting)} THEN 2 ELSE 1 END, CASE WHEN i % 3 = 0 THEN 2 ELSE 1 END, 2,
            CASE WHEN {sql.IsLast(Waiting)} THEN 1 WHEN i % 20000 = 7 THEN 7 WHEN i % 200 = 0 THEN 5 ELSE 4 END, CASE WHEN {sql.IsLast(Waiting)} THEN 0 ELSE 1 END, 0, i,
            CASE WHEN i % 10 = 1 THEN 1 END, CASE WHEN i % 10 = 1 THEN 'order-' || i END, CASE WHEN i % 10 = 1 THEN '{Hash}' END, {sql.False},
            CASE WHEN i % 200 = 0 THEN 403 END, CASE WHEN i % 200 = 0 THEN 'Forbidden: bot was blocked by the user' END, {sql.At()}, CASE WHEN {sql.IsLast(Waiting)} THEN NULL ELSE {sql.At()} END
            """),
        new("delivery_attempts", 0.01, "workspace_id, message_id, bot_id, at, state, error_code, error", sql => $"1, i * 62, {sql.Bot}, {sql.At()}, 3, 429, 'Too Many Requests: retry after 3'"),
        new("webhook_deliveries", 0.1, "workspace_id, endpoint_id, event_id, event_type, payload, state, attempts, next_at, last_status, created_at, finished_at", sql =>
            $"1, 1, 'evt_' || i, 'message.sent', {Event(sql)}, 2, 1, {sql.At()}, 200, {sql.At()}, {sql.At()}"),
        new("webhook_attempts", 0.1, "workspace_id, delivery_id, at, status, took_milliseconds", sql => $"1, i, {sql.At()}, 200, 10 + i % 90"),
        new("stopped_messages", 0.004, "workspace_id, bot_id, telegram_user_id, person_name, reason, detail, text, payload, at", sql =>
            $"1, {sql.Bot}, {sql.Person}, 'Reader Green', 3, 'more than 20 a minute', 'Hello?', {Update(sql)}, {sql.At()}"),
        new("recipients", 0.2, "workspace_id, broadcast_id, telegram_user_id, bot_id, variant, state, outbox_id, telegram_message_id, attempts, sent_at, \"after\"", sql =>
            $"1, {sql.Round}, {YearSql.Person(sql.InTurn)}, {sql.Bot}, 'A', 3, i * 3, i, 1, {sql.At()}, 0"),
        new("button_presses", 0.01, "workspace_id, broadcast_id, recipient_id, button, at", sql => $"1, 1 + i % 10, i * 20, '0.0', {sql.At()}"),
    ];

    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private const string Call = """'{"text":"Good morning, your order number' || i || ' is on its way. It arrives within three days, and by Friday at the latest.","reply_markup":{"inline_keyboard":[[{"text":"Where is it?","callback_data":"order:' || i || '"}]]}}'""";

    private static string Update(LifeSql sql) => $$$"""
        '{"update_id":' || (900000 + i) || ',"message":{"message_id":' || i || ',"from":{"id":' || {{{sql.Person}}} || ',"is_bot":false,"first_name":"Reader","last_name":"Green","username":"reader_' || {{{sql.Somebody}}} || '","language_code":"en"},"chat":{"id":' || {{{sql.Person}}} || ',"first_name":"Reader","last_name":"Green","username":"reader_' || {{{sql.Somebody}}} || '","type":"private"},"date":1790000000,"text":"Hello, is my order on its way? number' || i || '"}}'
        """;

    private static string Event(LifeSql sql) => $$$"""
        '{"type":"message.sent","timestamp":"2026-01-01T00:00:00Z","data":{"id":' || i || ',"bot_id":' || {{{sql.Bot}}} || ',"chat_id":' || {{{sql.Person}}} || ',"telegram_message_id":' || i || ',"attempts":1,"idempotency_key":"order-' || i || '"}}'
        """;
}
