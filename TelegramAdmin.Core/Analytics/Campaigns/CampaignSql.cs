namespace TelegramAdmin.Core.Analytics.Campaigns;

/// <summary>How each kind of campaign keeps its people, as <c>r</c>.</summary>
/// <param name="Table">One row for each person.</param>
/// <param name="Key">The campaign's id in it.</param>
/// <param name="Began">When they were reached.</param>
internal sealed record CampaignSql(string Table, string Key, string Began, string Reached, string Responded, string Left, string Within = "1 = 1")
{
    private static readonly CampaignSql Broadcast = new("recipients", "broadcast_id", "r.sent_at", "r.state = 3", "r.pressed_at IS NOT NULL", "r.opted_out_at IS NOT NULL");

    private static readonly CampaignSql Sequence = new("sequence_runs", "sequence_id", "r.began_at", "r.sent > 0", "r.state = 3", "r.state = 4", "r.began_at >= @from AND r.began_at < @to");

    private static readonly CampaignSql Gift = new("gift_recipients", "gift_id", "r.given_at", "r.given_at IS NOT NULL", "1 = 0", "r.state = 5");

    /// <summary>The people of one campaign. The plus keeps SQLite from an index that begins with the workspace, by which it would go through those of all campaigns.</summary>
    public string Mine => $"+r.workspace_id = @workspace AND r.{Key} = @id";

    /// <summary>Whether somebody paid soon after being reached.</summary>
    private string Bought => $"""
        ({Reached} AND EXISTS (SELECT 1 FROM credit_accounts a JOIN payments p ON p.account_id = a.id
        WHERE a.workspace_id = r.workspace_id AND a.telegram_user_id = r.telegram_user_id AND p.currency = @currency AND {Soon}))
        """;

    /// <summary>
    /// How many bought, and what they paid. From the payments of those days to the people, and not the other way round, for a campaign has many more people
    /// than buyers; CROSS JOIN, so that SQLite does not turn it round.
    /// </summary>
    public string Sales => $"""
        SELECT COUNT(DISTINCT r.id), CAST(COALESCE(SUM(COALESCE(p.amount_paid, 0) - p.amount_refunded), 0) AS BIGINT) FROM payments p CROSS JOIN credit_accounts a CROSS JOIN {Table} r
        WHERE p.workspace_id = @workspace AND p.currency = @currency AND p.paid_at > @first AND p.paid_at < @last AND a.id = p.account_id
        AND r.workspace_id = a.workspace_id AND r.telegram_user_id = a.telegram_user_id AND r.{Key} = @id AND {Within} AND {Reached} AND {Soon}
        """;

    private string Soon => $"p.paid_at > {Began} AND p.paid_at - {Began} < @window";

    public static CampaignSql Of(CampaignKind kind) => kind switch
    {
        CampaignKind.Sequence => Sequence,
        CampaignKind.Gift => Gift,
        _ => Broadcast,
    };

    public string Is(CampaignPart part) => part switch
    {
        CampaignPart.Reached => Reached,
        CampaignPart.Responded => Responded,
        CampaignPart.Left => Left,
        CampaignPart.Bought => Bought,
        _ => "1 = 1",
    };
}
