using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Reports;

/// <summary>Writes a report and leaves it in the outbox, for everybody whom a bot can write to.</summary>
public sealed class SendReport(IDatabase database, ReportText text, TeamAddresses addresses, TellTeam tell, TimeProvider time)
{
    /// <summary>Held by whoever sends it: the time moves on only from where it stood.</summary>
    private const string Claim = "UPDATE report_schedules SET next_at = @next WHERE id = @id AND next_at = @due AND is_on RETURNING id";

    /// <summary>The days up to yesterday, at once; the next regular one goes out all the same.</summary>
    /// <returns>How many get it.</returns>
    public async Task<Result<int>> NowAsync(WorkspaceId workspace, long id)
    {
        await using var db = database.Read(workspace);
        if (await db.ReportSchedules.FirstOrDefaultAsync(s => s.Id == id) is not { } schedule)
            return ReportErrors.NotFound;
        var sent = await SendAsync(schedule, due: null, time.GetUtcNow());
        return sent == 0 ? ReportErrors.NobodyToTell : sent;
    }

    /// <returns>How many get it; 0 where somebody else sends it.</returns>
    internal Task<int> DueAsync(ReportSchedule schedule) => SendAsync(schedule, schedule.NextAt, schedule.NextAt);

    /// <summary>Leaves out what is too old to be of use.</summary>
    internal Task SkipAsync(ReportSchedule schedule) => database.WriteAsync(schedule.WorkspaceId, db => ClaimAsync(db, schedule));

    private async Task<int> SendAsync(ReportSchedule schedule, DateTimeOffset? due, DateTimeOffset at)
    {
        var period = ReportCalendar.PeriodOf(schedule, at);
        var words = await text.WriteAsync(schedule, period);
        return await database.WriteAsync(schedule.WorkspaceId, async db =>
        {
            if (due is not null && !await ClaimAsync(db, schedule))
                return 0;
            var receivers = await addresses.FindAsync(db, schedule.WorkspaceId, ReportReader.People(schedule), toGroup: false, bot: null);
            foreach (var to in receivers)
                tell.Send(db, schedule.WorkspaceId, to, words);
            db.ReportRuns.Add(RunOf(schedule, period, due, receivers.Count));
            return receivers.Count;
        });
    }

    private async Task<bool> ClaimAsync(AppDbContext db, ReportSchedule schedule)
    {
        var isMine = false;
        await db.Session.ForEachAsync(Claim, [schedule], (p, s) => p.Add("@next", ReportCalendar.NextAt(s, time.GetUtcNow())).Add("@id", s.Id).Add("@due", s.NextAt), (_, _) => isMine = true);
        return isMine;
    }

    private ReportRun RunOf(ReportSchedule schedule, DayPeriod period, DateTimeOffset? due, int receivers) => new()
    {
        WorkspaceId = schedule.WorkspaceId,
        ScheduleId = schedule.Id,
        DueAt = due,
        At = time.GetUtcNow(),
        FromDay = period.From,
        ToDay = period.To,
        Receivers = receivers,
        Error = receivers == 0 ? ReportErrors.NobodyToTell.Message : null,
    };
}
