using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Features.Operations.About;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Operations;

public sealed class AboutTests
{
    private const string Token = "metrics-for-tests-secret";

    [Fact]
    public void EveryPackage_StandsWithItsLicence()
    {
        Assert.NotEmpty(ProductVersions.Packages);
        Assert.Empty(ProductVersions.Packages.Keys.Except(Licences.All.Select(l => l.Name)));
    }

    [Theory, OnBothDatabases]
    public async Task Diagnostics_HoldWhatHelps_AndNoSecret(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider, arguments: ["--Metrics:Token", Token, "--Ai:BaseUrl", "https://ai.example.com/v1", "--Ai:ApiKey", "sk-very-secret-key-1234567890", "--Ai:Model", "m"]);
        var bot = await app.AddBotAsync("open_book_bot");

        await using (var db = app.Storage.ReadAll())
        {
            await db.Bots.Where(b => b.Name == Token).ToListAsync(TestContext.Current.CancellationToken); // Fast: not worth a line.
            await db.Database.SqlQueryRaw<int>("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT COUNT(*) AS \"Value\" FROM n WHERE 'a secret word' <> ''").ToListAsync(TestContext.Current.CancellationToken);
        }
        app.Service<SlowStatements>().Note("SELECT b.id FROM bots AS b WHERE b.username = @name LIMIT @most", TimeSpan.FromSeconds(3));

        var zip = await app.Service<DiagnosticsFile>().MakeAsync();

        var files = Read(zip);
        Assert.Equal(["configuration.json", "counts.json", "database.json", "health.json", "log.jsonl", "performance.json", "schema.json", "statements.json", "versions.json"], files.Keys.Order());
        Assert.Contains("\"Ai:Model\": \"m\"", files["configuration.json"], StringComparison.Ordinal);
        Assert.Contains("[hidden]", files["configuration.json"], StringComparison.Ordinal);
        Assert.Contains("\"updates\"", files["health.json"], StringComparison.Ordinal);
        Assert.Contains("WITH RECURSIVE", files["statements.json"], StringComparison.Ordinal);
        Assert.DoesNotContain("a secret word", files["statements.json"], StringComparison.Ordinal);
        Assert.Matches(provider == DatabaseProvider.Sqlite ? "S(CAN|EARCH) .*b" : "Scan .*on bots b", files["statements.json"]);
        Assert.DoesNotContain("no plan", files["statements.json"], StringComparison.Ordinal);
        foreach (var (name, text) in files)
        {
            foreach (var secret in new[] { Token, "sk-very-secret", bot.Token, bot.Token.Split(':')[1], "Password=" + "test" })
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{name} holds {secret}");
        }
    }

    [Fact]
    public async Task Diagnostics_AreForTheOwner_AndPutIntoTheAuditLog()
    {
        await using var staffed = new StaffedApp();
        await staffed.InitializeAsync();
        using var admin = await staffed.SignedInAsync(AdminRole.Admin);
        Assert.NotEqual(HttpStatusCode.OK, (await admin.OpenAsync("/system/diagnostics.zip")).Status);
        using var owner = await staffed.SignedInAsync(AdminRole.Owner);

        var given = await owner.OpenAsync("/system/diagnostics.zip");

        Assert.Equal(HttpStatusCode.OK, given.Status);
        Assert.Equal("application/zip", given.Headers["Content-Type"]);
        Assert.Contains("Diagnostics taken", (await owner.OpenAsync("/system/audit")).Words, StringComparison.Ordinal);
        var about = (await owner.OpenAsync("/system/about")).Words;
        Assert.Contains(ProductVersions.Product, about, StringComparison.Ordinal);
        Assert.Contains("up to date", about, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verb_WritesTheFile_BesideNoApp()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var file = Path.Combine(database.Folder, "help.zip");

        var (code, output) = await AppProcess.RunAsync(["diagnostics", file, .. database.Arguments]);

        Assert.True(code == 0, output);
        Assert.Contains("health.json", Read(await File.ReadAllBytesAsync(file)).Keys);
    }

    private static Dictionary<string, string> Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        });
    }
}
