using System.Globalization;

namespace TelegramAdmin.Core.Backups.Making;

/// <summary>How many of the schedule's backups stay: the last ones, and the newest of each of so many days, weeks and months.</summary>
public sealed record BackupRetention(int Last, int Daily, int Weekly, int Monthly)
{
    /// <param name="backups">Those that can be restored; a failed one keeps nobody's place.</param>
    /// <returns>Those whose time is over.</returns>
    public IReadOnlyList<Backup> Outdated(IEnumerable<Backup> backups) => Outdated(backups, static b => b.StartedAt);

    /// <param name="madeAt">When one was made.</param>
    /// <inheritdoc cref="Outdated(IEnumerable{Backup})" />
    public IReadOnlyList<T> Outdated<T>(IEnumerable<T> backups, Func<T, DateTimeOffset> madeAt) where T : class
    {
        DateTime At(T backup) => madeAt(backup).UtcDateTime;
        var newest = backups.OrderByDescending(At).ToList();
        var kept = newest.Take(Math.Max(1, Last)).ToHashSet();
        kept.UnionWith(FirstOfEach(newest, Daily, b => At(b).Date));
        kept.UnionWith(FirstOfEach(newest, Weekly, b => (ISOWeek.GetYear(At(b)), ISOWeek.GetWeekOfYear(At(b)))));
        kept.UnionWith(FirstOfEach(newest, Monthly, b => (At(b).Year, At(b).Month)));
        return [.. newest.Where(b => !kept.Contains(b))];
    }

    private static IEnumerable<T> FirstOfEach<T, TPeriod>(List<T> newest, int periods, Func<T, TPeriod> periodOf) =>
        newest.GroupBy(periodOf).Take(periods).Select(g => g.First());
}
