using System.Globalization;
using TelegramAdmin.Benchmarks.Centre.Year;

namespace TelegramAdmin.Benchmarks.Retention.Growth;

/// <summary>The books that are kept beside: credits, payments, acts of the team. Half of what comes in costs a credit; of 250 messages one leads to a purchase.</summary>
internal static class Books
{
    public static IEnumerable<GrowingTable> Tables { get; } =
    [
        new("credit_entries", 0.2, "workspace_id, account_id, kind, amount, balance_after, source, bot_id, created_at", sql =>
            $"1, {sql.Somebody}, CASE WHEN i % 20 = 0 THEN 1 ELSE 3 END, CASE WHEN i % 20 = 0 THEN 40 ELSE -1 END, CASE WHEN i % 37 = 0 THEN 0 ELSE (i * 7) % 40 END, 'message:' || i, {sql.Bot}, {sql.At()}"),
        new("payments", 0.004,
            "workspace_id, token, account_id, telegram_user_id, bot_id, product_id, product_name, credits, bonus_credits, pass_length, pass_unit, provider, origin, is_live, currency, amount, discount, state, amount_paid, amount_refunded, credits_taken_back, checkout_session_id, payment_intent_id, charge_id, method, failure_count, tries, created_at, paid_at, granted_at",
            sql => $"""
            1, 'token-' || i, {sql.Somebody}, {sql.Person}, {sql.Bot}, 1, '50 credits', 50, 0, 0, 4, 1, 1, {sql.True}, 'USD', 1299, 0, 5, 1299, 0, 0, 'cs_live_{Traffic.Hash}' || i, 'pi_3OqZ4k2eZvKYlo2C1' || i,
            'ch_3OqZ4k2eZvKYlo2C1' || i, 'card', 0, 1, {sql.At()}, {sql.At(60)}, {sql.At(61)}
            """),
        new("payment_steps", 0.02, "workspace_id, payment_id, kind, reference, at", sql => $"1, 1 + i / 5, 1 + i % 5, 'evt_3OqZ4k2eZvKYlo2C1' || i, {sql.At()}"),
        new("stripe_events", 0.012, "event_id, type, is_live, payload, received_at, attempts, processed_at", sql =>
            $"'evt_3OqZ4k2eZvKYlo2C1' || i, 'checkout.session.completed', {sql.True}, '{Session}' || i || '\"}}', {sql.At()}, 1, {sql.At()}"),
        // Below the numbers that laying out the rest takes.
        new("audit_entries", 0.002, "workspace_id, number, at, admin_id, actor, action, target, details, address, previous_hash, hash", sql => string.Create(CultureInfo.InvariantCulture,
            $"1, i - {sql.Rows}, {sql.At()}, 1, 'Nora', 'conversation.closed', 'conversation ' || {sql.Somebody}, 'Reader Green ' || i, '192.0.2.17', '{Traffic.Hash}', '{Traffic.Hash}'")),
        new("notifications", 0.0005, "workspace_id, role, kind, \"group\", occasion, subject, address, count, first_at, at", sql =>
            $"1, 1, 1, 'payment-' || i, 'payment-' || i, 'Reader Green bought 50 credits', '/billing/' || i, 1, {sql.At()}, {sql.At()}"),
    ];

    /// <summary>People, before anything else: those who are there at the end of this life.</summary>
    public static IEnumerable<string> People(YearSql sql, int people) => PeopleOfYear.Statements(sql, people);

    // About as long as Stripe's; what is in it compresses about as well.
    private static readonly string Session = "{" + string.Join(",", Enumerable.Range(1, 50).Select(n => string.Create(CultureInfo.InvariantCulture, $"\"field_of_session_{n}\":\"{n * 7368787L % 1999999973:x}{n * 15485863L % 1999999973:x}\""))) + ",\"id\":\"";
}
