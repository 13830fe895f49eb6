using System.Text.Json;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Welcome;

/// <summary>The first-run guide goes by what is really there; and what lets a browser install the product.</summary>
public sealed class WelcomeTests
{
    [Theory, OnBothDatabases]
    public async Task Steps_LookAtWhatIsThere_AndTheDashboardLeadsBackUntilTheyAreDone(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Ana", "ana@example.com", StaffedApp.Password, AdminRole.Owner);
        using var ana = new Visitor(app.Url);
        Assert.Equal("/dashboard", (await ana.SignInAsync("ana@example.com", StaffedApp.Password)).Location);

        var before = (await ana.OpenAsync("/welcome")).Words;
        Assert.Contains("There is no bot yet.", before, StringComparison.Ordinal);
        Assert.Contains("You are alone here.", before, StringComparison.Ordinal);
        Assert.Contains($"{app.Url.Authority} answers.", before, StringComparison.Ordinal);
        Assert.Contains("1 of 4 done. Next: First bot", (await ana.OpenAsync("/dashboard")).Words, StringComparison.Ordinal);
        await app.AddBotAsync("first_bot");
        await app.Service<CreateAdmin>().RunAsync(WorkspaceId.Default, "Ben", "ben@example.com", StaffedApp.Password, AdminRole.Viewer);

        var after = (await ana.OpenAsync("/welcome")).Words;
        Assert.Contains("@first_bot receives and sends.", after, StringComparison.Ordinal);
        Assert.Contains("2 people are in the team.", after, StringComparison.Ordinal);
        Assert.Contains("3 of 4 done", after, StringComparison.Ordinal);
        using var ben = new Visitor(app.Url);
        await ben.SignInAsync("ben@example.com", StaffedApp.Password);
        Assert.Equal("/not-allowed", (await ben.OpenAsync("/welcome")).Path);
        Assert.DoesNotContain("First steps", (await ben.OpenAsync("/dashboard")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_CanBeInstalled_AndItsWorkerKeepsNoData()
    {
        await using var app = await RunningApp.StartAsync();
        using var stranger = new Visitor(app.Url);

        var manifest = await stranger.OpenAsync("/app/manifest.webmanifest");
        Assert.StartsWith("application/manifest+json", manifest.Headers["Content-Type"], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(manifest.Html);
        var icons = json.RootElement.GetProperty("icons").EnumerateArray().Select(i => i.GetProperty("src").GetString()!).ToList();
        Assert.Equal(4, icons.Count);
        foreach (var icon in icons)
            Assert.Equal(System.Net.HttpStatusCode.OK, (await stranger.OpenAsync(icon)).Status);
        Assert.NotEmpty(json.RootElement.GetProperty("shortcuts").EnumerateArray());
        var worker = await stranger.OpenAsync("/app/js/worker.js");
        Assert.Equal("/", worker.Headers["Service-Worker-Allowed"]);
        Assert.DoesNotContain("cache.put", worker.Html, StringComparison.Ordinal);
        Assert.Contains("No connection", (await stranger.OpenAsync("/app/offline.html")).Words, StringComparison.Ordinal);
        Assert.Contains("rel=\"manifest\"", (await stranger.OpenAsync("/account/sign-in")).Html, StringComparison.Ordinal);
    }
}
