using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Reports;

/// <summary>Sends the reports whose time has come.</summary>
internal sealed class SendDueReports(IDatabase database, SendReport send, TimeProvider time) : IScheduledJob
{
    /// <summary>After a longer outage a report is left out, and the next one goes out at its time.</summary>
    private static readonly TimeSpan LongestLate = TimeSpan.FromDays(1);

    public string Name => "reports";

    public string Title => "Reports to the team";

    public string Schedule => "45 */5 * * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var sent = 0;
        foreach (var schedule in await DueAsync(cancellation))
        {
            if (time.GetUtcNow() - schedule.NextAt > LongestLate)
                await send.SkipAsync(schedule);
            else
                sent += await send.DueAsync(schedule);
        }
        return sent == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Sent to {sent:N0}");
    }

    private async Task<IReadOnlyList<ReportSchedule>> DueAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = database.ReadAll();
        return await db.ReportSchedules.Where(s => s.IsOn && s.NextAt <= now).OrderBy(s => s.NextAt).ToListAsync(cancellation);
    }
}
