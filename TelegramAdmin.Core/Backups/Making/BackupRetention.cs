using System.Globalization;

namespace TelegramAdmin.Core.Backups.Making;

/// <summary>How many of the schedule's backups stay: the last ones, and the newest of each of so many days, weeks and months.</summary>
public sealed record BackupRetention(int Last, int Daily, int Weekly, int Monthly)
{
    /// <param name="backups">Those that can be restored; a failed one keeps nobody's place.</param>
    /// <returns>Those whose time is over.</returns>
    public IReadOnlyList<Backup> Outdated(IEnumerable<Backup> backups)
    {
        var newest = backups.OrderByDescending(b => b.StartedAt).ToList();
        var kept = newest.Take(Math.Max(1, Last)).ToHashSet();
        kept.UnionWith(FirstOfEach(newest, Daily, b => b.StartedAt.UtcDateTime.Date));
        kept.UnionWith(FirstOfEach(newest, Weekly, b => (ISOWeek.GetYear(b.StartedAt.UtcDateTime), ISOWeek.GetWeekOfYear(b.StartedAt.UtcDateTime))));
        kept.UnionWith(FirstOfEach(newest, Monthly, b => (b.StartedAt.UtcDateTime.Year, b.StartedAt.UtcDateTime.Month)));
        return [.. newest.Where(b => !kept.Contains(b))];
    }

    private static IEnumerable<Backup> FirstOfEach<TPeriod>(List<Backup> newest, int periods, Func<Backup, TPeriod> periodOf) =>
        newest.GroupBy(periodOf).Take(periods).Select(g => g.First());
}
