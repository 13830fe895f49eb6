namespace TelegramAdmin.Core.Campaigns.Results;

/// <summary>
/// The questions to the recipients of a broadcast that both databases understand. The first two columns are state and variant; states 3 and 7
/// are sent and held out. A window begins with the person's own message, and with the start for who got none.
/// </summary>
internal static class ResultSql
{
    public const string People = $"SELECT r.state, r.variant, COUNT(*), COUNT(r.pressed_at), COUNT(r.opted_out_at) FROM recipients r WHERE {Ours} {ByGroup}";

    public const string Blocked = $"""
        SELECT r.state, r.variant, COUNT(*) FROM recipients r
        JOIN reachability b ON b.bot_id = r.bot_id AND b.chat_id = r.telegram_user_id AND b.is_reachable = FALSE AND b.since > r.sent_at
        WHERE {Ours} {ByGroup}
        """;

    public const string Replied = $"""
        SELECT r.state, r.variant, COUNT(*) FROM recipients r
        WHERE {Ours} AND EXISTS (
            SELECT 1 FROM conversations c JOIN conversation_messages m ON m.conversation_id = c.id
            WHERE c.bot_id = r.bot_id AND c.chat_id = r.telegram_user_id AND c.thread_id = 0 AND c.business_connection_id = ''
            AND m.author = 1 AND m.kind <> 13 AND m.text NOT LIKE '/%' AND m.sent_at > {Begin} AND m.sent_at - {Begin} < @window)
        {ByGroup}
        """;

    public const string Spent = $"""
        SELECT r.state, r.variant, CAST(-SUM(e.amount) AS BIGINT) FROM recipients r
        JOIN credit_accounts a ON a.workspace_id = r.workspace_id AND a.telegram_user_id = r.telegram_user_id
        JOIN credit_entries e ON e.account_id = a.id AND e.kind IN (3, 4) AND e.created_at > {Begin} AND e.created_at - {Begin} < @window
        WHERE {Ours} {ByGroup}
        """;

    public const string Bought = $"""
        SELECT r.state, r.variant, p.currency, COUNT(*), COUNT(DISTINCT r.id), CAST(SUM(COALESCE(p.amount_paid, 0) - p.amount_refunded) AS BIGINT) FROM recipients r
        JOIN credit_accounts a ON a.workspace_id = r.workspace_id AND a.telegram_user_id = r.telegram_user_id
        JOIN payments p ON p.account_id = a.id AND p.paid_at > {Begin} AND p.paid_at - {Begin} < @window
        WHERE {Ours} GROUP BY r.state, r.variant, p.currency ORDER BY p.currency
        """;

    public const string Presses = $"""
        SELECT r.state, r.variant, b.button, COUNT(*) FROM button_presses b JOIN recipients r ON r.id = b.recipient_id
        WHERE b.broadcast_id = @broadcast AND {Ours} GROUP BY r.state, r.variant, b.button ORDER BY b.button
        """;

    private const string Ours = "r.broadcast_id = @broadcast AND r.workspace_id = @workspace AND r.state IN (3, 7)";
    private const string Begin = "COALESCE(r.sent_at, @started)";
    private const string ByGroup = "GROUP BY r.state, r.variant";
}
