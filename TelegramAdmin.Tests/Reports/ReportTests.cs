using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Reports;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Analytics;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Reports;

/// <summary>Reports that go to the team by themselves.</summary>
public sealed class ReportTests
{
    [Theory, OnBothDatabases]
    public async Task Report_GoesOutOnceAtItsTime_WithTheFiguresOfTheWeekBefore(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var nora = await HireAsync(small);
        var saved = await small.App.Service<SaveReport>().RunAsync(WorkspaceId.Default, null, Draft("Monday numbers", nora.Id));
        Assert.Equal(SmallWorkspace.At(5, 24, 7), saved.Value.NextAt); // Nine in Berlin.

        await RunAsync(small);
        Assert.Empty(ReportsTo(small, nora));
        small.Clock.GoTo(saved.Value.NextAt.AddMinutes(1));
        await RunAsync(small);
        await RunAsync(small);

        await Eventually.TrueAsync(() => ReportsTo(small, nora).Count > 0, "the report arrives");
        var text = Assert.Single(ReportsTo(small, nora));
        Assert.Contains("Monday numbers", text, StringComparison.Ordinal);
        Assert.Contains("Mon 17 May 2027 to Sun 23 May 2027", text, StringComparison.Ordinal);
        Assert.Matches(@"New (1 \(−50%\)|2 \(\+0%\))", text); // 104, and Nora where Telegram's clock is ours; two came in the week before.
        Assert.Contains("Paid $5.00 in 1 payment by 1 person", text, StringComparison.Ordinal);
        var line = Assert.Single(await small.App.Service<ReportReader>().ListAsync(WorkspaceId.Default));
        Assert.Equal((1, saved.Value.NextAt), (line.Last!.Receivers, line.Last.DueAt));
        Assert.Equal(saved.Value.NextAt.AddDays(7), line.Schedule.NextAt);
    }

    [Theory, OnBothDatabases]
    public async Task Report_AfterALongOutage_IsLeftOut_AndSentNowIsOnTop(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        var nora = await HireAsync(small);
        var saved = (await small.App.Service<SaveReport>().RunAsync(WorkspaceId.Default, null, Draft("Late", nora.Id))).Value;

        small.Clock.GoTo(saved.NextAt.AddDays(2));
        await RunAsync(small);
        Assert.Empty(ReportsTo(small, nora));
        Assert.Equal(1, (await small.App.Service<SendReport>().NowAsync(WorkspaceId.Default, saved.Id)).Value);

        await Eventually.TrueAsync(() => ReportsTo(small, nora).Count == 1, "the report arrives");
        Assert.Equal(saved.NextAt.AddDays(7), Assert.Single(await small.App.Service<ReportReader>().ListAsync(WorkspaceId.Default)).Schedule.NextAt);
    }

    [Fact]
    public async Task Report_WithoutWhatItNeeds_IsRefusedWithWords()
    {
        await using var small = await SmallWorkspace.OpenAsync(DatabaseProvider.Sqlite);
        var save = small.App.Service<SaveReport>();

        Assert.Equal(ReportErrors.Name, (await save.RunAsync(WorkspaceId.Default, null, Draft(" ", 1))).Failure);
        Assert.Equal(ReportErrors.NoParts, (await save.RunAsync(WorkspaceId.Default, null, Draft("A", 1) with { Parts = ReportParts.None })).Failure);
        Assert.Equal(ReportErrors.NoRecipients, (await save.RunAsync(WorkspaceId.Default, null, Draft("A", 1) with { To = [] })).Failure);
        Assert.Equal(ReportErrors.Zone, (await save.RunAsync(WorkspaceId.Default, null, Draft("A", 1) with { Zone = "Moon/Crater" })).Failure);
        var saved = (await save.RunAsync(WorkspaceId.Default, null, Draft("A", 1))).Value;
        Assert.Equal(ReportErrors.NameTaken, (await save.RunAsync(WorkspaceId.Default, null, Draft("A", 1))).Failure);
        Assert.Equal(ReportErrors.NobodyToTell, (await small.App.Service<SendReport>().NowAsync(WorkspaceId.Default, saved.Id)).Failure);
        Assert.Null((await save.DeleteAsync(WorkspaceId.Default, saved.Id)).Failure);
        Assert.Equal(ReportErrors.NotFound, (await save.DeleteAsync(WorkspaceId.Default, saved.Id)).Failure);
    }

    private static ReportDraft Draft(string name, long to) =>
        new(name, ReportRhythm.Weekly, DayOfWeek.Monday, new TimeOnly(9, 0), "Europe/Berlin", ReportParts.Growth | ReportParts.Revenue | ReportParts.Conversations | ReportParts.Delivery, [to]);

    private static Task<string?> RunAsync(SmallWorkspace small) => small.App.Service<JobRunner>().RunAsync("reports");

    // Somebody of the team whom the bot can write to.
    private static async Task<SandboxPerson> HireAsync(SmallWorkspace small)
    {
        var made = await small.App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", "nora@example.com", StaffedApp.Password, AdminRole.Admin);
        var nora = small.App.Sandbox.World.AddPerson("Nora");
        nora.Start(small.Phone);
        await nora.WaitForAsync(small.Phone, m => m.FromBot, RunningApp.Patience);
        await small.App.Storage.WriteAsync(null, db =>
        {
            db.Set<StaffLink>().Add(new StaffLink { AdminId = made.Value.Id, TelegramUserId = nora.Id, TelegramName = "Nora", LinkedAt = small.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });
        return nora;
    }

    private static IReadOnlyList<string> ReportsTo(SmallWorkspace small, SandboxPerson person) =>
        [.. person.History(small.Phone).Where(m => m.FromBot && m.Text?.StartsWith("📈", StringComparison.Ordinal) == true).Select(m => m.Text!)];
}
