using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>Writes the report of a week and leaves it in the outbox: a message, and the figures as a file.</summary>
public sealed class SendReport(IDatabase database, ReadWeek read, TeamAddresses addresses, TellTeam tell, Spool spool, SettingsStore settings, TimeProvider time)
{
    private const string Claim = """
        INSERT INTO channel_reports (workspace_id, week, sent_at, receivers) VALUES (@workspace, @week, @now, @receivers)
        ON CONFLICT (workspace_id, week) DO NOTHING RETURNING receivers
        """;

    /// <summary>The last seven whole days, to one of the staff, at once; the report of the week is another.</summary>
    /// <param name="telegramUserId">Theirs; null where they linked none.</param>
    public async Task<Result<int>> ToAsync(WorkspaceId workspace, long? telegramUserId, CancellationToken cancellation = default)
    {
        if (telegramUserId is not { } person)
            return AlertErrors.NotLinked;
        var zone = await ZoneAsync(workspace);
        var sent = await SendAsync(workspace, ReportPlan.Off with { To = [person] }, zone.DayOf(time.GetUtcNow()), zone, isClaimed: false, cancellation);
        return sent.Failure == AlertErrors.NobodyToTell ? AlertErrors.NotLinked : sent;
    }

    /// <returns>How many get it; null where the week was reported before.</returns>
    internal async Task<int?> OfWeekAsync(WorkspaceId workspace, ReportPlan plan, DateOnly day, CancellationToken cancellation)
    {
        var sent = await SendAsync(workspace, plan, day, await ZoneAsync(workspace), isClaimed: true, cancellation);
        return sent.IsOk ? sent.Value : null;
    }

    internal async Task<TimeZoneInfo> ZoneAsync(WorkspaceId workspace) =>
        TimeZoneInfo.FindSystemTimeZoneById((await settings.GetAsync(workspace, InboxSettings.Hours)).TimeZone);

    private async Task<Result<int>> SendAsync(WorkspaceId workspace, ReportPlan plan, DateOnly day, TimeZoneInfo zone, bool isClaimed, CancellationToken cancellation)
    {
        var (from, to) = ReportClock.WeekBefore(day, zone);
        var weeks = await read.RunAsync(workspace, from, to, cancellation);
        if (weeks.Count == 0)
            return AlertErrors.NoChannels;
        var reached = await AddressesAsync(workspace, plan);
        if (reached.Count == 0)
            return AlertErrors.NobodyToTell;
        var files = await SpoolAsync(weeks, day, reached.Count, cancellation);
        var sent = await LeaveAsync(workspace, reached, ReportWords.Of(weeks, day.AddDays(-7), day.AddDays(-1)), files, isClaimed ? Name(day) : null);
        if (sent == 0)
            spool.Remove(Spool.Describe(files));
        return sent;
    }

    private async Task<IReadOnlyList<TeamAddress>> AddressesAsync(WorkspaceId workspace, ReportPlan plan)
    {
        await using var db = database.Read(workspace);
        return await addresses.FindAsync(db, workspace, plan.To, plan.ToGroup, plan.Bot is { } bot ? new BotId(bot) : null);
    }

    // Each message has a file of its own, which goes when the message is done.
    private async Task<IReadOnlyList<SpooledFile>> SpoolAsync(IReadOnlyList<ChannelWeek> weeks, DateOnly day, int count, CancellationToken cancellation)
    {
        var content = ReportFile.Of(weeks);
        var files = new List<SpooledFile>();
        for (var i = 0; i < count; i++)
            files.Add(await spool.SaveAsync("report", $"channels-{Name(day)}.csv", "text/csv", new MemoryStream(content), cancellation));
        return files;
    }

    private Task<int> LeaveAsync(WorkspaceId workspace, IReadOnlyList<TeamAddress> receivers, string text, IReadOnlyList<SpooledFile> files, string? week) => database.WriteAsync(workspace, async db =>
    {
        var isMine = week is null;
        if (week is not null)
            await db.Session.ForEachAsync(Claim, [week], (p, w) => p.Add("@workspace", workspace).Add("@week", w).Add("@now", time.GetUtcNow()).Add("@receivers", receivers.Count), (_, _) => isMine = true);
        if (!isMine)
            return 0;
        foreach (var (to, file) in receivers.Zip(files))
        {
            tell.Send(db, workspace, to, text);
            tell.SendFile(db, workspace, to, file);
        }
        return receivers.Count;
    });

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
