using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Reports;

/// <summary>What somebody wrote into the form of a report.</summary>
public sealed record ReportDraft(string Name, ReportRhythm Rhythm, DayOfWeek Weekday, TimeOnly At, string Zone, ReportParts Parts, IReadOnlyCollection<long> To, BotId? Bot = null, bool IsOn = true);

/// <summary>Makes a report, or changes one; it goes out at its next time from now on.</summary>
public sealed class SaveReport(IDatabase database, TimeProvider time)
{
    private const int MostReports = 50;
    private const int MostPeople = 20;

    /// <param name="id">Null for a new one.</param>
    public async Task<Result<ReportSchedule>> RunAsync(WorkspaceId workspace, long? id, ReportDraft draft)
    {
        if (Refuse(draft) is { } refused)
            return refused;
        return await database.WriteAsync(workspace, async db =>
        {
            if (id is { } known)
                await HoldAsync(db, known);
            var others = await db.ReportSchedules.Where(s => s.Id != (id ?? 0)).Select(s => s.Name).ToListAsync();
            if (others.Contains(draft.Name.Trim()))
                return ReportErrors.NameTaken;
            if (id is null && others.Count >= MostReports)
                return ReportErrors.TooMany;
            var schedule = id is null ? db.ReportSchedules.Add(New(workspace, draft)).Entity : await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == id);
            if (schedule is null)
                return ReportErrors.NotFound;
            Write(schedule, draft);
            await db.SaveChangesAsync();
            return (Result<ReportSchedule>)schedule;
        });
    }

    public Task<Result<ReportSchedule>> DeleteAsync(WorkspaceId workspace, long id) => database.WriteAsync(workspace, async db =>
    {
        await HoldAsync(db, id);
        if (await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == id) is not { } schedule)
            return ReportErrors.NotFound;
        db.ReportSchedules.Remove(schedule);
        return (Result<ReportSchedule>)schedule;
    });

    // Whoever sends it just now is done first.
    private static Task HoldAsync(AppDbContext db, long id) => db.Session.RunAsync("UPDATE report_schedules SET next_at = next_at WHERE id = @id", p => p.Add("@id", id));

    private static Failure? Refuse(ReportDraft draft) =>
        draft.Name.Trim().Length is 0 or > ReportSchedule.LongestName ? ReportErrors.Name
        : draft.Parts == ReportParts.None ? ReportErrors.NoParts
        : draft.To.Count == 0 ? ReportErrors.NoRecipients
        : draft.To.Count > MostPeople ? ReportErrors.TooManyRecipients
        : TimeZoneInfo.TryFindSystemTimeZoneById(draft.Zone, out _) ? null : ReportErrors.Zone;

    private ReportSchedule New(WorkspaceId workspace, ReportDraft draft) => new()
    {
        WorkspaceId = workspace,
        Name = draft.Name,
        Rhythm = draft.Rhythm,
        At = draft.At,
        Zone = draft.Zone,
        Parts = draft.Parts,
        Recipients = "",
        NextAt = time.GetUtcNow(),
        CreatedAt = time.GetUtcNow(),
        ChangedAt = time.GetUtcNow(),
    };

    private void Write(ReportSchedule schedule, ReportDraft draft)
    {
        (schedule.Name, schedule.Rhythm, schedule.Weekday, schedule.At, schedule.Zone) = (draft.Name.Trim(), draft.Rhythm, draft.Weekday, draft.At, draft.Zone);
        (schedule.Parts, schedule.BotId, schedule.IsOn, schedule.ChangedAt) = (draft.Parts, draft.Bot, draft.IsOn, time.GetUtcNow());
        schedule.Recipients = string.Join(',', draft.To.Distinct().Order().Select(person => person.ToString(CultureInfo.InvariantCulture)));
        schedule.NextAt = ReportCalendar.NextAt(schedule, time.GetUtcNow());
    }
}
