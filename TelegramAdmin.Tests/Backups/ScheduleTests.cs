using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>Backups that are made by themselves, which of them stay, and who may take one away.</summary>
public sealed class ScheduleTests
{
    [Theory, OnBothDatabases]
    public async Task Daily_IsMadeVerifiedAndKeptAsLongAsTold(DatabaseProvider provider)
    {
        var clock = new HandClock();
        await using var app = await RunningApp.StartAsync(provider, clock);
        foreach (var (setting, value) in new[] { (BackupSettings.KeepLast, 1), (BackupSettings.KeepDaily, 2), (BackupSettings.KeepWeekly, 0), (BackupSettings.KeepMonthly, 0) })
            Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, value)).Failure);

        Assert.Null(await app.Service<JobRunner>().RunAsync("backup")); // It has missed nothing yet.
        for (var day = 0; day < 3; day++)
        {
            clock.Forward(TimeSpan.FromDays(1));
            Assert.Contains("is made", await app.Service<JobRunner>().RunAsync("backup"), StringComparison.Ordinal);
            Assert.Null(await app.Service<JobRunner>().RunAsync("backup"));
        }

        var there = await app.Service<BackupShelf>().ListAsync();
        Assert.Equal(2, there.Count);
        Assert.All(there, b => Assert.Equal((BackupState.Verified, BackupOrigin.Schedule), (b.State, b.Origin)));
        Assert.Equal(2, Directory.GetFiles(app.Service<BackupFolder>().Path, "*.tgbackup").Length);
    }

    [Fact]
    public void Retention_KeepsTheLastAndOneOfEachPeriod()
    {
        var noon = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero);
        var backups = Enumerable.Range(0, 400).Select(n => Made(n, noon.AddHours(-6 * n))).ToList();

        var gone = new BackupRetention(Last: 3, Daily: 5, Weekly: 3, Monthly: 2).Outdated(backups).Select(b => b.Id).ToHashSet();
        var kept = backups.Where(b => !gone.Contains(b.Id)).Select(b => b.StartedAt.ToString("MM-dd HH", System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(["06-30 12", "06-30 06", "06-30 00", "06-29 18", "06-28 18", "06-27 18", "06-26 18", "06-21 18", "05-31 18"], kept);
        Assert.Empty(new BackupRetention(0, 0, 0, 0).Outdated([Made(1, noon)]));
    }

    [Theory]
    [InlineData(BackupRhythm.Daily, 3, "2026-06-30T02:59:00Z", "2026-06-29T03:00:00Z")]
    [InlineData(BackupRhythm.Daily, 3, "2026-06-30T03:00:00Z", "2026-06-30T03:00:00Z")]
    [InlineData(BackupRhythm.EverySixHours, 3, "2026-06-30T02:00:00Z", "2026-06-29T21:00:00Z")]
    [InlineData(BackupRhythm.EverySixHours, 23, "2026-06-30T12:00:00Z", "2026-06-30T11:00:00Z")]
    [InlineData(BackupRhythm.Weekly, 3, "2026-06-30T12:00:00Z", "2026-06-28T03:00:00Z")]
    [InlineData(BackupRhythm.Weekly, 3, "2026-06-28T02:00:00Z", "2026-06-21T03:00:00Z")]
    [InlineData(BackupRhythm.Off, 3, "2026-06-30T12:00:00Z", null)]
    public void Slot_IsTheLastOneThatWasDue(BackupRhythm rhythm, int hour, string now, string? slot) =>
        Assert.Equal(slot is null ? null : At(slot), BackupJob.LatestSlot(rhythm, hour, At(now)));

    [Fact]
    public async Task File_IsForOwners_AndItsTakingIsWrittenDown()
    {
        var staff = new StaffedApp();
        await staff.InitializeAsync();
        var made = (await staff.App.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page))).Value;
        using var admins = await staff.SignedInAsync(AdminRole.Admin);
        using var owners = await staff.SignedInAsync(AdminRole.Owner);

        var refused = await admins.OpenAsync($"/system/backups/{made.Id}/file");
        var given = await owners.OpenAsync($"/system/backups/{made.Id}/file");
        var missing = await owners.OpenAsync("/system/backups/99/file");
        await staff.App.Storage.WriteAsync(null, db => db.StaffSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.ProvedAt, DateTimeOffset.UtcNow.AddMinutes(-11))));
        var late = await owners.OpenAsync($"/system/backups/{made.Id}/file");

        Assert.NotEqual(HttpStatusCode.OK, refused.Status);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (given.Status, given.Headers["Cache-Control"]));
        Assert.Equal(made.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture), given.Headers["Content-Length"]);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal((HttpStatusCode.Redirect, "/system/backups"), (late.Status, late.Location)); // Where Download asks for the password first.
        await using var db = staff.App.Storage.ReadAll();
        Assert.Equal(made.File, (await db.AuditEntries.SingleAsync(e => e.Action == "backup.downloaded")).Target);
        await staff.DisposeAsync();
    }

    private static Backup Made(int id, DateTimeOffset at) => new()
    {
        Id = id, File = "", Origin = BackupOrigin.Schedule, State = BackupState.Made, StartedAt = at, FinishedAt = at,
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
