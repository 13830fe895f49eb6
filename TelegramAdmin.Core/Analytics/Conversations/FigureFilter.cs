using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>Which conversations figures are about.</summary>
public sealed record FigureFilter(DayPeriod Period)
{
    /// <summary>In place of a member of the team: the bot itself, or somebody who is known in the forum group only.</summary>
    public const long Nobody = 0;

    public BotId? Bot { get; init; }

    /// <summary>Answers count for whoever gave them, and what was closed or rated for whoever closed it.</summary>
    public long? Operator { get; init; }

    public long? Label { get; init; }
}

/// <summary>What a row is, and at which of its times it counts.</summary>
public enum FigureKind
{
    /// <summary>Matters, when they began; they are of whoever answered first.</summary>
    Opened = 1,

    /// <summary>Matters, when they were closed.</summary>
    Closed = 2,

    /// <summary>Matters, when they were rated; they are of whoever closed them.</summary>
    Rated = 3,

    /// <summary>Answers, when they were asked for.</summary>
    Answers = 4,

    /// <summary>The first answers of matters.</summary>
    FirstAnswers = 5,

    /// <summary>Answers for which a time was promised.</summary>
    Promised = 6,

    /// <summary>Answers later than promised.</summary>
    Late = 7,

    /// <summary>Messages that people wrote; they are of nobody of the team.</summary>
    Received = 8,

    /// <summary>Messages that the bots and the team wrote; they are of whoever wrote them.</summary>
    Written = 9,

    /// <summary>Matters that were open when the period ended, or are now.</summary>
    Open = 10,
}

/// <summary>The rows behind a number.</summary>
public sealed record FigureRowFilter(FigureFilter Filter, FigureKind Kind)
{
    /// <summary>Only what took so many seconds or more.</summary>
    public long? Least { get; init; }

    /// <summary>Only what falls into this hour of the week.</summary>
    public HourOfWeek? Hour { get; init; }

    internal IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans => Hour is { } hour ? Filter.Period.Each(hour) : [(Filter.Period.Start, Filter.Period.End)];
}
