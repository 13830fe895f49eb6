using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>The pages of Analytics and their files, as the server gives them.</summary>
public sealed class FigurePageTests
{
    [Fact]
    public async Task Pages_SayTheirNumbers_AndEveryTableIsAFile()
    {
        await using var small = await SmallWorkspace.OpenAsync(DatabaseProvider.Sqlite);
        Assert.Null((await small.App.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "", "figures@example.com", StaffedApp.Password, AdminRole.Admin)).Failure);
        using var admin = new Visitor(small.App.Url);
        await admin.SignInAsync("figures@example.com", StaffedApp.Password);

        Assert.Contains("All people", (await admin.OpenAsync("/analytics/growth")).Words, StringComparison.Ordinal);
        var revenue = (await admin.OpenAsync("/analytics/revenue")).Words;
        Assert.Contains("$35.98", revenue, StringComparison.Ordinal);
        Assert.Contains("$12.98", revenue, StringComparison.Ordinal);
        Assert.Contains("4 rows, $35.98", (await admin.OpenAsync("/analytics/revenue/rows?currency=USD")).Words, StringComparison.Ordinal);
        Assert.Contains("3 (75.0%)", (await admin.OpenAsync("/analytics/behaviour")).Words, StringComparison.Ordinal);
        Assert.Contains("Person 104", (await admin.OpenAsync("/analytics/behaviour/people?step=checkout")).Words, StringComparison.Ordinal);
        Assert.Contains("/start ads", (await admin.OpenAsync("/analytics/behaviour/uses?command=%2Fstart")).Words, StringComparison.Ordinal);
        Assert.Contains("blocked by the user", (await admin.OpenAsync("/analytics/delivery")).Words, StringComparison.Ordinal);
        Assert.Contains("unknown", (await admin.OpenAsync("/analytics/delivery/rows?state=unknown")).Words, StringComparison.Ordinal);
        Assert.Contains("Sale", (await admin.OpenAsync("/analytics/campaigns")).Words, StringComparison.Ordinal);
        Assert.Contains("Person 101", (await admin.OpenAsync("/analytics/campaigns/people?kind=broadcast&id=1&of=bought")).Words, StringComparison.Ordinal);

        Assert.Contains("Spanish,2,0.4", (await admin.OpenAsync("/exports/growth-languages.csv")).Html, StringComparison.Ordinal);
        Assert.Contains("\"Paid\":7.99", (await admin.OpenAsync("/exports/revenue-days.json?zone=UTC")).Html, StringComparison.Ordinal);
        Assert.Equal(1 + 4, (await admin.OpenAsync("/exports/revenue-rows.csv")).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var name in small.App.Service<IEnumerable<TelegramAdmin.Exports.ITableExport>>().Select(t => t.Name).Where(n => n is not ("users" or "recipients" or "gift-people" or "channel-posts" or "channel-days")))
            Assert.Equal((name, HttpStatusCode.OK), (name, (await admin.OpenAsync($"/exports/{name}.xlsx")).Status));
    }
}
