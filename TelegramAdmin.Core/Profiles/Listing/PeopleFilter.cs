using System.Globalization;
using TelegramAdmin.Core.Audiences;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>Which people are listed, in which order, and from where on.</summary>
public sealed record PeopleFilter
{
    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>A part of name or username, or a Telegram id.</summary>
    public string? Search { get; init; }

    public PeopleSort Sort { get; init; } = PeopleSort.Seen;

    /// <summary>The largest and newest first.</summary>
    public bool IsDescending { get; init; } = true;

    public PeopleCursor? After { get; init; }

    public int Size { get; init; } = 50;

    /// <summary>Whether payments of Stripe's live or test mode count; null for both.</summary>
    public bool? IsLive { get; init; }

    /// <summary>That everybody is meant.</summary>
    public bool IsEverybody => Audience.IsEverybody && string.IsNullOrWhiteSpace(Search);
}

public enum PeopleSort
{
    Seen = 1,
    Joined = 2,
    Credits = 3,

    /// <summary>By the currency that most payments of the workspace are in.</summary>
    Spent = 4,
}

/// <summary>The last row of a page.</summary>
/// <param name="Value">What it is sorted by: a number, or the ticks of a time (UTC); null where the person has none.</param>
public sealed record PeopleCursor(long? Value, long TelegramUserId)
{
    private const string None = "x";

    public override string ToString() =>
        $"{(Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : None)}.{TelegramUserId.ToString(CultureInfo.InvariantCulture)}";

    public static PeopleCursor? Read(string? text)
    {
        if (text?.Split('.') is not [var value, var person] || !long.TryParse(person, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            return null;
        if (value == None)
            return new PeopleCursor(null, id);
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number <= DateTimeOffset.MaxValue.UtcTicks ? new PeopleCursor(number, id) : null;
    }
}
