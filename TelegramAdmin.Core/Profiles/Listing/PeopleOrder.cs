using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>
/// What a sorted list is read along: rows that have the value, in the order of an index, each beside its <c>people p</c>. People who have none of it
/// stand at the small end.
/// </summary>
/// <param name="From">The rows, as <c>s</c>.</param>
/// <param name="Where">Which of them count; @workspace and @currency may be used.</param>
/// <param name="Value">The column that is sorted by.</param>
/// <param name="IsTime">Whether it is a time.</param>
internal sealed record PeopleOrder(string From, string Where, string Value, bool IsTime)
{
    private static readonly PeopleOrder Joined = new("people s", "s.workspace_id = @workspace", "s.first_seen_at", true);

    // Of a person who knows several bots, the meeting that is the latest. Asked by the person of the filter, so that it is looked up for those who match only,
    // and with the bot, which leads SQLite to the index of the person.
    private static readonly PeopleOrder Seen = new("bot_users s", """
        s.workspace_id = @workspace AND NOT EXISTS (SELECT 1 FROM bot_users o WHERE o.workspace_id = s.workspace_id AND o.telegram_user_id = p.telegram_user_id
        AND o.bot_id <> s.bot_id AND (o.last_seen_at > s.last_seen_at OR (o.last_seen_at = s.last_seen_at AND o.bot_id > s.bot_id)))
        """, "s.last_seen_at", true);

    private static readonly PeopleOrder Credits = new("credit_accounts s", "s.workspace_id = @workspace", "s.balance", false);

    public bool NeedsCurrency { get; private init; }

    public static PeopleOrder Of(PeopleSort sort, bool? isLive, string? currency) => sort switch
    {
        PeopleSort.Joined => Joined,
        PeopleSort.Credits => Credits,
        PeopleSort.Spent => Spent(isLive is not null && currency != Payments.Catalogue.Currencies.Stars),
        _ => Seen,
    };

    /// <summary>A condition that the row stands after the cursor.</summary>
    public string Beyond(bool isDescending)
    {
        var sign = isDescending ? '<' : '>';
        return $"{Value} {sign}= @value AND ({Value} {sign} @value OR s.telegram_user_id {sign} @person)";
    }

    /// <summary>The value of a cursor as a parameter.</summary>
    public object Bound(long value) => IsTime ? new DateTimeOffset(value, TimeSpan.Zero) : value;

    private static PeopleOrder Spent(bool byMode) => new($"""
        (SELECT y.workspace_id, y.telegram_user_id, SUM(y.amount_paid - y.amount_refunded) AS value FROM payments y
        WHERE y.workspace_id = @workspace AND y.currency = @currency AND y.amount_paid IS NOT NULL{(byMode ? " AND y.is_live = @live" : "")}
        GROUP BY y.workspace_id, y.telegram_user_id HAVING SUM(y.amount_paid - y.amount_refunded) > 0) s
        """, "1 = 1", "s.value", false) { NeedsCurrency = true };
}
