using System.Net;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Exports;

/// <summary>Exports as the server gives them, and to whom.</summary>
public sealed class ExportTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("json", "application/json")]
    public async Task Export_ForAnAdmin_IsADatedFileOfThePagesQuery_AndAudited(string format, string type)
    {
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        var file = await admin.OpenAsync($"/exports/conversation-days.{format}?period=7d&export={Guid.NewGuid():N}");

        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.StartsWith(type, file.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Matches($@"^attachment; filename=""conversation-days-\d{{4}}-\d\d-\d\d\.{format}""$", file.Headers["Content-Disposition"]);
        if (format == "csv")
            Assert.Equal(1 + 7, file.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var audit = (await admin.OpenAsync("/system/audit")).Words;
        Assert.Contains("Table exported", audit, StringComparison.Ordinal);
        Assert.Contains($"{format}, period=7d", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ForAViewer_IsRefused_AndItsMenuIsNotThere()
    {
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        Assert.Equal("/not-allowed", (await viewer.OpenAsync("/exports/conversation-rows.csv")).Path);
        Assert.DoesNotContain("Export", (await viewer.OpenAsync("/analytics/conversations")).Words, StringComparison.Ordinal);
        Assert.Contains("Export", (await admin.OpenAsync("/analytics/conversations")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/exports/secrets.csv")]
    [InlineData("/exports/conversation-days.exe")]
    public async Task Export_OfWhatIsNotThere_IsNotFound(string path)
    {
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);

        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync(path)).Status);
    }
}
