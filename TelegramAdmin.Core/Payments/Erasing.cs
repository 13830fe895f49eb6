using TelegramAdmin.Core.Storage.Erasing;

namespace TelegramAdmin.Core.Payments;

/// <summary>The books keep what was paid and when; how, by whom and what Stripe told of them goes.</summary>
internal sealed class Erasing : IErasable
{
    private const string Own = "workspace_id = @workspace AND telegram_user_id = @person";

    private const string Account = "workspace_id = @workspace AND account_id IN @accounts";

    public IReadOnlyList<PersonalRows> Rows { get; } =
    [
        new("payment_steps", "workspace_id = @workspace AND payment_id IN (SELECT id FROM payments WHERE workspace_id = @workspace AND telegram_user_id = @person)", "detail = NULL"),
        new("refunds", "workspace_id = @workspace AND payment_id IN (SELECT id FROM payments WHERE workspace_id = @workspace AND telegram_user_id = @person)", "reason = NULL, error = NULL"),
        new("stripe_events", "processed_at IS NOT NULL AND (@mentions(payload) OR EXISTS (SELECT 1 FROM stripe_customers c WHERE c.account_id IN @accounts AND stripe_events.payload LIKE '%' || c.customer_id || '%') OR EXISTS (SELECT 1 FROM payments p WHERE p.workspace_id = @workspace AND p.telegram_user_id = @person AND (stripe_events.payload LIKE '%' || p.token || '%' OR stripe_events.payload LIKE '%' || p.payment_intent_id || '%')))", "payload = '{}', error = CASE WHEN error IS NULL THEN NULL ELSE 'erased' END"),
        new("reconciliation_findings", "workspace_id = @workspace AND @tells(detail)", "detail = 'erased'", IsExported: false),
        new("auto_recharges", Account),
        new("stripe_customers", Account),
        new("payments", Own, "telegram_user_id = @pseudonym, checkout_url = NULL, failure_message = NULL, method = NULL"),
    ];
}
