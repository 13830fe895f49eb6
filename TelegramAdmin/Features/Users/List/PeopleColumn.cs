namespace TelegramAdmin.Features.Users.List;

/// <summary>A column of the list that one may show or leave out.</summary>
/// <param name="Name">As it is kept.</param>
/// <param name="Words">In the head.</param>
/// <param name="Sort">What the head sorts by; null where it does not.</param>
public sealed record PeopleColumn(string Name, string Words, string? Sort = null, bool IsNumber = false)
{
    public static PeopleColumn State { get; } = new("state", "State");

    public static PeopleColumn Tags { get; } = new("tags", "Tags");

    public static PeopleColumn Bots { get; } = new("bots", "Bots");

    public static PeopleColumn Tier { get; } = new("tier", "Tier");

    public static PeopleColumn Place { get; } = new("place", "Language, country");

    public static PeopleColumn Credits { get; } = new("credits", "Credits", "credits", IsNumber: true);

    public static PeopleColumn Spent { get; } = new("spent", "Spent", "spent", IsNumber: true);

    public static PeopleColumn Joined { get; } = new("joined", "Joined", "joined", IsNumber: true);

    public static PeopleColumn Seen { get; } = new("seen", "Seen", "seen", IsNumber: true);

    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<PeopleColumn> All { get; } = [State, Tags, Bots, Tier, Place, Credits, Spent, Joined, Seen];

    /// <summary>For somebody who never chose.</summary>
    public static IReadOnlyList<PeopleColumn> Usual { get; } = [State, Tags, Credits, Spent, Joined, Seen];

    public static IReadOnlyList<PeopleColumn> Read(IReadOnlyList<string>? names) => names is null ? Usual : [.. All.Where(c => names.Contains(c.Name))];
}
