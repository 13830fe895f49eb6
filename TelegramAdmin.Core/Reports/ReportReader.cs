using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Reports;

/// <summary>Reads the reports of a workspace, and which went out.</summary>
public sealed class ReportReader(IDatabase database)
{
    private const int MostRuns = 20;

    public async Task<IReadOnlyList<ReportLine>> ListAsync(WorkspaceId workspace)
    {
        await using var db = database.Read(workspace);
        var schedules = await db.ReportSchedules.OrderBy(s => s.Name).ToListAsync();
        var last = await db.ReportRuns.GroupBy(r => r.ScheduleId).Select(g => g.Max(r => r.Id)).ToListAsync();
        var runs = await db.ReportRuns.Where(r => last.Contains(r.Id)).ToDictionaryAsync(r => r.ScheduleId);
        return [.. schedules.Select(s => new ReportLine(s, runs.GetValueOrDefault(s.Id)))];
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ReportRun>> RunsAsync(WorkspaceId workspace, long schedule)
    {
        await using var db = database.Read(workspace);
        return await db.ReportRuns.Where(r => r.ScheduleId == schedule).OrderByDescending(r => r.Id).Take(MostRuns).ToListAsync();
    }

    public static IReadOnlyList<long> People(ReportSchedule schedule) =>
        [.. schedule.Recipients.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
}

/// <param name="Last">Null where it never went out.</param>
public sealed record ReportLine(ReportSchedule Schedule, ReportRun? Last);
