using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Reports;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Analytics;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Reports;

/// <summary>Reports that go to the team by themselves.</summary>
public sealed class ReportTests
{
    private const long Nora = 900_001;

    [Theory, OnBothDatabases]
    public async Task Report_GoesOutOnceAtItsTime_WithTheFiguresOfTheWeekBefore(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        await LinkAsync(small);
        var saved = await small.App.Service<SaveReport>().RunAsync(WorkspaceId.Default, null, Draft("Monday numbers"));
        Assert.Equal(SmallWorkspace.At(5, 24, 7), saved.Value.NextAt); // Nine in Berlin.

        await RunAsync(small);
        Assert.Empty(await TextsAsync(small));
        small.Clock.GoTo(saved.Value.NextAt.AddMinutes(1));
        await RunAsync(small);
        await RunAsync(small);

        var text = Assert.Single(await TextsAsync(small));
        Assert.Contains("Monday numbers", text, StringComparison.Ordinal);
        Assert.Contains("Mon 17 May 2027 to Sun 23 May 2027", text, StringComparison.Ordinal);
        Assert.Contains("New 1 ", text, StringComparison.Ordinal); // 104, who came on the 18th; two came in the week before.
        Assert.Contains("Paid $5.00 in 1 payment by 1 person", text, StringComparison.Ordinal);
        var line = Assert.Single(await small.App.Service<ReportReader>().ListAsync(WorkspaceId.Default));
        Assert.Equal((1, saved.Value.NextAt), (line.Last!.Receivers, line.Last.DueAt));
        Assert.Equal(saved.Value.NextAt.AddDays(7), line.Schedule.NextAt);
    }

    [Theory, OnBothDatabases]
    public async Task Report_AfterALongOutage_IsLeftOut_AndSentNowIsOnTop(DatabaseProvider provider)
    {
        await using var small = await SmallWorkspace.OpenAsync(provider);
        await LinkAsync(small);
        var saved = (await small.App.Service<SaveReport>().RunAsync(WorkspaceId.Default, null, Draft("Late"))).Value;

        small.Clock.GoTo(saved.NextAt.AddDays(2));
        await RunAsync(small);
        Assert.Empty(await TextsAsync(small));
        Assert.Equal(1, (await small.App.Service<SendReport>().NowAsync(WorkspaceId.Default, saved.Id)).Value);

        Assert.Single(await TextsAsync(small));
        Assert.Equal(saved.NextAt.AddDays(7), Assert.Single(await small.App.Service<ReportReader>().ListAsync(WorkspaceId.Default)).Schedule.NextAt);
    }

    [Fact]
    public async Task Report_WithoutWhatItNeeds_IsRefusedWithWords()
    {
        await using var small = await SmallWorkspace.OpenAsync(DatabaseProvider.Sqlite);
        var save = small.App.Service<SaveReport>();

        Assert.Equal(ReportErrors.Name, (await save.RunAsync(WorkspaceId.Default, null, Draft(" "))).Failure);
        Assert.Equal(ReportErrors.NoParts, (await save.RunAsync(WorkspaceId.Default, null, Draft("A") with { Parts = ReportParts.None })).Failure);
        Assert.Equal(ReportErrors.NoRecipients, (await save.RunAsync(WorkspaceId.Default, null, Draft("A") with { To = [] })).Failure);
        Assert.Equal(ReportErrors.Zone, (await save.RunAsync(WorkspaceId.Default, null, Draft("A") with { Zone = "Moon/Crater" })).Failure);
        var saved = (await save.RunAsync(WorkspaceId.Default, null, Draft("A"))).Value;
        Assert.Equal(ReportErrors.NameTaken, (await save.RunAsync(WorkspaceId.Default, null, Draft("A"))).Failure);
        Assert.Equal(ReportErrors.NobodyToTell, (await small.App.Service<SendReport>().NowAsync(WorkspaceId.Default, saved.Id)).Failure);
        Assert.Null((await save.DeleteAsync(WorkspaceId.Default, saved.Id)).Failure);
        Assert.Equal(ReportErrors.NotFound, (await save.DeleteAsync(WorkspaceId.Default, saved.Id)).Failure);
    }

    private static ReportDraft Draft(string name) =>
        new(name, ReportRhythm.Weekly, DayOfWeek.Monday, new TimeOnly(9, 0), "Europe/Berlin", ReportParts.Growth | ReportParts.Revenue | ReportParts.Conversations | ReportParts.Delivery, [Nora]);

    private static Task<string?> RunAsync(SmallWorkspace small) => small.App.Service<JobRunner>().RunAsync("reports");

    // Somebody of the team whom the bot can write to.
    private static async Task LinkAsync(SmallWorkspace small)
    {
        var made = await small.App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Nora", "nora@example.com", StaffedApp.Password, AdminRole.Admin);
        await small.App.Storage.WriteAsync(WorkspaceId.Default, db =>
        {
            db.Set<StaffLink>().Add(new StaffLink { AdminId = made.Value.Id, TelegramUserId = Nora, TelegramName = "Nora", LinkedAt = small.Clock.GetUtcNow() });
            db.Reachability.Add(new Reachability { WorkspaceId = WorkspaceId.Default, BotId = small.Bot, ChatId = Nora, IsReachable = true, Since = small.Clock.GetUtcNow() });
            return Task.CompletedTask;
        });
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(SmallWorkspace small)
    {
        await using var db = small.App.Storage.Read(WorkspaceId.Default);
        var rows = await db.OutboxMessages.Where(m => m.ChatId == Nora).OrderBy(m => m.Id).Select(m => m.Parameters).ToListAsync();
        return [.. rows.Select(p => System.Text.Json.JsonDocument.Parse(p).RootElement.GetProperty("text").GetString()!)];
    }
}
