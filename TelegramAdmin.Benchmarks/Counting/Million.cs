using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Counting;

/// <summary>People as a large workspace has them, written by the database itself: each met one of the bots, has an account, and one in ten bought.</summary>
internal sealed class Million(DatabaseProvider provider, IReadOnlyList<long> bots, int people)
{
    public int People => people;

    // Ids lie scattered, as Telegram's do: the order of arrival is not their order.
    private const string Id = "(100000 + (CAST(i AS BIGINT) * 7368787) % 1999999973)";

    private string Numbers => string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})");

    private string Bot => string.Create(CultureInfo.InvariantCulture, $"CASE i % 4 WHEN 0 THEN {bots[0]} WHEN 1 THEN {bots[1]} WHEN 2 THEN {bots[2]} ELSE {bots[3]} END");

    private string True => provider == DatabaseProvider.Sqlite ? "1" : "TRUE";

    private string False => provider == DatabaseProvider.Sqlite ? "0" : "FALSE";

    public async Task FillAsync(IDatabase storage)
    {
        foreach (var statement in Statements())
            await storage.WriteAsync(null, db => db.Session.RunAsync(statement, _ => { }));
        if (provider == DatabaseProvider.Postgres)
            await storage.WriteAsync(null, db => db.Session.RunAsync("ANALYZE", _ => { })); // As autovacuum would by itself, soon after.
    }

    private IEnumerable<string> Statements()
    {
        yield return $"""
            INSERT INTO reachability (workspace_id, bot_id, chat_id, is_reachable, since)
            {Numbers} SELECT 1, {Bot}, {Id}, CASE i % 20 WHEN 0 THEN {False} ELSE {True} END, {DaysAgo("600")} FROM n
            """;
        yield return $"""
            INSERT INTO people (workspace_id, telegram_user_id, language, country, is_premium, is_reachable, first_seen_at, last_seen_at, started_at)
            {Numbers} SELECT 1, {Id}, CASE i % 7 WHEN 0 THEN 'es' WHEN 1 THEN 'es-mx' WHEN 2 THEN 'ru' WHEN 3 THEN NULL ELSE 'en' END, NULL, CASE i % 10 WHEN 0 THEN {True} ELSE {False} END,
            CASE i % 20 WHEN 0 THEN {False} ELSE {True} END, {DaysAgo("500 + i % 200")}, {DaysAgo("i % 400")}, {DaysAgo("500 + i % 200")} FROM n
            """;
        yield return $"""
            INSERT INTO bot_users (workspace_id, bot_id, telegram_user_id, first_name, is_premium, first_seen_at, last_seen_at, messages_in)
            {Numbers} SELECT 1, {Bot}, {Id}, 'Person', {False}, {DaysAgo("600")}, {DaysAgo("i % 400")}, i % 50 FROM n
            """;
        yield return $"""
            INSERT INTO credit_accounts (workspace_id, telegram_user_id, balance, held, granted, spent, messages_sent, tutorial, tutorial_step, created_at)
            {Numbers} SELECT 1, {Id}, (i * 7) % 40, 0, 40, 0, 0, 1, 1, {DaysAgo("600")} FROM n
            """;
        yield return $"""
            INSERT INTO payments (workspace_id, token, account_id, telegram_user_id, bot_id, product_id, product_name, credits, bonus_credits, pass_length, pass_unit, provider, origin, is_live,
                currency, amount, discount, state, amount_refunded, credits_taken_back, failure_count, tries, created_at, paid_at)
            {Numbers} SELECT 1, 't' || i, i, {Id}, {Bot}, 1, '25 credits', 25, 0, 0, 2, 1, 1, {True}, 'USD', 799, 0, 5, 0, 0, 0, 0, {DaysAgo("i % 300")}, {DaysAgo("i % 300")} FROM n WHERE i % 10 = 0
            """;
    }

    private string DaysAgo(string days) => provider == DatabaseProvider.Sqlite
        ? string.Create(CultureInfo.InvariantCulture, $"{(DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / 10} - ({days}) * 86400000000")
        : $"now() - ({days}) * INTERVAL '1 day'";
}
