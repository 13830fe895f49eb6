using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>What a row behind a figure is, and so which page shows it.</summary>
public enum OverviewRowKind
{
    Person,
    Conversation,
    Payment,
    Message,
    Update,
    Credits,
    Bot,
    Channel,
    Post,
    Alert,
}

/// <summary>One of the things that a figure counts.</summary>
public sealed class OverviewRow
{
    public required OverviewRowKind Kind { get; init; }

    /// <summary>Of what the kind names: a person's Telegram number, a conversation's own.</summary>
    public required long Id { get; init; }

    /// <summary>Further, of a post within its channel; 0 where the first says it all. Of every row, since they are ordered by it.</summary>
    public required long Number { get; init; }

    /// <summary>When it counts.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who it is about; null where nobody is.</summary>
    public long? PersonId { get; init; }

    /// <summary>A name of its own; null where the person's is meant.</summary>
    public string? Name { get; init; }

    /// <summary>What was written, bought, sent, or went wrong.</summary>
    public string? What { get; init; }

    public BotId? BotId { get; init; }

    /// <summary>What it adds: money in the smallest unit, seconds, credits, views; null where each counts as one.</summary>
    public double? Value { get; init; }

    /// <summary>Of money.</summary>
    public string? Currency { get; init; }
}

/// <summary>Which rows: those behind one figure of the dashboard, as it stands there.</summary>
/// <param name="Key">The figure's name in the address.</param>
/// <param name="Product">Only what was paid for this one; null for all.</param>
public sealed record OverviewRowFilter(string Key, OverviewPeriod Period, BotId? Bot = null, TimeZoneInfo? Zone = null, long? Product = null);

/// <summary>A page of them, with what they come to.</summary>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Total">The figure, worked out from them.</param>
/// <param name="Unit">What the total and the rows' values are in.</param>
/// <param name="Currency">Of money.</param>
public sealed record OverviewRowPage(
    OverviewRange Range, IReadOnlyList<(OverviewRow Row, string Name)> Rows, long Count, double? Total, FigureUnit Unit, string Currency, int? Next);
