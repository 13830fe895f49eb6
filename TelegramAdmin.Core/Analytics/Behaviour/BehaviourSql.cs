using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Behaviour;

/// <summary>The conditions over <c>people p</c> that numbers are counted by and rows are listed by.</summary>
internal static class BehaviourSql
{
    // A payment that came in and did not go back in full, as audiences count purchases.
    private static readonly string Kept = string.Join(", ", new[] { PaymentState.Granted, PaymentState.PartlyRefunded, PaymentState.PaidNotGranted, PaymentState.Disputed }.Select(s => (int)s));

    private const string UsedUp = """
        EXISTS (SELECT 1 FROM credit_accounts a JOIN credit_entries e ON e.account_id = a.id
        WHERE a.workspace_id = p.workspace_id AND a.telegram_user_id = p.telegram_user_id AND e.kind = 3 AND e.amount < 0 AND e.balance_after <= 0)
        """;

    public static string Started(BehaviourFilter filter) => "p.workspace_id = @workspace AND p.started_at >= @from AND p.started_at < @to"
        + filter.Link switch { null => "", "" => " AND (p.start_link IS NULL OR p.start_link = '')", _ => " AND lower(p.start_link) = @link" } + OfBot(filter.Bot);

    public static string OfBot(BotId? bot) => bot is null ? "" : " AND EXISTS (SELECT 1 FROM bot_users u WHERE u.workspace_id = p.workspace_id AND u.telegram_user_id = p.telegram_user_id AND u.bot_id = @bot)";

    public static string Did(FunnelStep step) => step switch
    {
        FunnelStep.UsedUp => UsedUp,
        FunnelStep.Checkout => Payments("1 = 1", 1),
        FunnelStep.Bought => Payments($"x.paid_at IS NOT NULL AND x.state IN ({Kept})", 1),
        FunnelStep.BoughtAgain => Payments($"x.paid_at IS NOT NULL AND x.state IN ({Kept})", 2),
        _ => "1 = 1",
    };

    private static string Payments(string condition, int least) => $"""
        (SELECT COUNT(*) FROM credit_accounts a JOIN payments x ON x.account_id = a.id
        WHERE a.workspace_id = p.workspace_id AND a.telegram_user_id = p.telegram_user_id AND {condition}) >= {least}
        """;
}
