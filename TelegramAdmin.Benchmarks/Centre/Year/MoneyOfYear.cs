namespace TelegramAdmin.Benchmarks.Centre.Year;

/// <summary>What was sold: two payments for each person on average, four in five by card, with what went back, and the ledger beside it.</summary>
internal static class MoneyOfYear
{
    public static IEnumerable<string> Statements(YearSql sql, int people)
    {
        for (var n = 1; n <= 4; n++)
        {
            yield return $"""
                INSERT INTO products (workspace_id, kind, name, credits, pass_length, pass_unit, renews, position, sync, created_at, changed_at)
                VALUES (1, {(n == 4 ? 2 : 1)}, '{Name(n)}', {(n == 4 ? 0 : 25 * n)}, {(n == 4 ? 1 : 0)}, 4, {(n == 4 ? sql.True : sql.False)}, {n}, 1, {sql.At("0")}, {sql.At("0")})
                """;
        }
        foreach (var statement in Payments(sql, people).Concat(Ledger(sql, people)))
            yield return statement;
        yield return $"""
            INSERT INTO refunds (workspace_id, payment_id, amount, credits, ends_pass, reason, state, tries, created_at, settled_at)
            SELECT 1, id, amount, credits, {sql.False}, 'asked', 3, 1, granted_at, granted_at FROM payments WHERE state = 9
            """;
        yield return $"""
            INSERT INTO revenue_days (workspace_id, day, product_id, provider, currency, is_live, begun, sold, gross, refunded, fees, failed)
            SELECT 1, {sql.DayOf("created_at")}, product_id, provider, currency, is_live, COUNT(*), COUNT(paid_at), COALESCE(SUM(amount_paid), 0), SUM(amount_refunded), 0, SUM(CASE WHEN state = 6 THEN 1 ELSE 0 END)
            FROM payments GROUP BY {sql.DayOf("created_at")}, product_id, provider, currency, is_live
            """;
    }

    private static string Name(int n) => n == 4 ? "Monthly pass" : FormattableString.Invariant($"{25 * n} credits");

    private static IEnumerable<string> Payments(YearSql sql, int people)
    {
        var rows = people * 2L;
        var (who, at) = (YearSql.Somebody(2), YearSql.SecondsOf("i", rows));
        const string State = "CASE WHEN i % 25 = 3 THEN 6 WHEN i % 10 = 7 THEN 7 WHEN i % 100 = 11 THEN 9 ELSE 5 END";
        const string Paid = "i % 25 <> 3 AND i % 10 <> 7";
        foreach (var statement in YearSql.Insert(
            """
            payments (workspace_id, token, account_id, telegram_user_id, bot_id, product_id, product_name, credits, bonus_credits, pass_length, pass_unit, provider, origin, is_live, currency, amount, discount,
                state, amount_paid, amount_refunded, credits_taken_back, subscription_id, method, failure_count, tries, created_at, paid_at, granted_at)
            """, rows,
            $"""
            1, 't' || i, {who}, {YearSql.Person(who)}, {sql.Bot(who)}, 1 + i % 4, CASE i % 4 WHEN 0 THEN '25 credits' WHEN 1 THEN '50 credits' WHEN 2 THEN '75 credits' ELSE 'Monthly pass' END,
            CASE WHEN i % 4 = 3 THEN 0 ELSE 25 * (1 + i % 4) END, 0, CASE WHEN i % 4 = 3 THEN 1 ELSE 0 END, 4, CASE WHEN i % 5 = 0 THEN 2 ELSE 1 END, CASE WHEN i % 20 = 3 THEN 3 ELSE 1 END, {sql.True},
            CASE WHEN i % 5 = 0 THEN 'XTR' ELSE 'USD' END, 799 + i % 4 * 500, 0, {State}, CASE WHEN {Paid} THEN 799 + i % 4 * 500 END, CASE WHEN i % 100 = 11 THEN 799 + i % 4 * 500 ELSE 0 END, 0,
            CASE WHEN i % 20 = 3 THEN 'sub_' || (i % {people / 2}) END, 'card', CASE WHEN i % 25 = 3 THEN 1 ELSE 0 END, 1, {sql.At(at)}, CASE WHEN {Paid} THEN {sql.At($"{at} + 60")} END, CASE WHEN {Paid} THEN {sql.At($"{at} + 60")} END
            """))
            yield return statement;
        yield return $"""
            INSERT INTO subscriptions (workspace_id, account_id, bot_id, product_id, stripe_subscription_id, is_live, status, cancels_at_period_end, current_period_end, created_at)
            SELECT 1, MIN(account_id), MIN(bot_id), 4, subscription_id, {sql.True}, CASE WHEN MAX(id) % 5 = 0 THEN 'canceled' ELSE 'active' END, {sql.False}, MAX(paid_at), MIN(created_at)
            FROM payments WHERE subscription_id IS NOT NULL GROUP BY subscription_id
            """;
    }

    private static IEnumerable<string> Ledger(YearSql sql, int people) => YearSql.Insert(
        "credit_entries (workspace_id, account_id, kind, amount, balance_after, source, bot_id, created_at)", people * 6L,
        $"""
        1, {YearSql.Somebody(6)}, CASE WHEN i % 6 = 0 THEN 1 ELSE 3 END, CASE WHEN i % 6 = 0 THEN 40 ELSE -1 END, CASE WHEN i % 37 = 0 THEN 0 ELSE (i * 7) % 40 END, 'e' || i,
        {sql.Bot(YearSql.Somebody(6))}, {sql.At(YearSql.SecondsOf("i", people * 6L))}
        """);
}
