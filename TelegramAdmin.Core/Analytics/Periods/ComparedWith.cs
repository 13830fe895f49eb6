namespace TelegramAdmin.Core.Analytics.Periods;

/// <summary>What the figures of some days are held against.</summary>
public enum ComparedWith
{
    /// <summary>As many days before them.</summary>
    Before = 1,

    /// <summary>The same days of the week before.</summary>
    WeekAgo = 2,

    /// <summary>The same dates of the year before.</summary>
    YearAgo = 3,

    /// <summary>Nothing.</summary>
    Nothing = 4,
}
