using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core;
using TelegramAdmin.Core.Operations.Keys;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

public sealed class KeyRotationTests
{
    /// <summary>Beside a running app, by the command line: every place of the list holds a secret before, is under the new key afterwards, and still says the same.</summary>
    [Theory, OnBothDatabases]
    public async Task Keys_Rotated_LeaveNothingUnderTheOldOne_AndTheAppGoesOn(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("rekeyed_bot");
        var secrets = app.Service<SecretProtector>();
        var old = secrets.CurrentKey;
        var places = await SeedAsync(app, secrets);

        var (code, output) = await AppProcess.RunAsync(["keys", "rotate", .. app.Database.Arguments]);
        Assert.True(code == 0, output);

        var values = await ReadAsync(app, places);
        var key = Assert.Single(values.Values.SelectMany(v => v).Select(SecretProtector.KeyOf).Distinct());
        Assert.NotEqual(old, key);
        foreach (var place in places) // The app that runs opens them, though its own keys were read before there was this one.
            Assert.Contains($"secret of {place}", values[place].Select(secrets.TryReveal));
        Assert.Empty(await FindAsync(app, old));

        var person = app.Sandbox.World.AddAudience(bot, 1)[0];
        person.Start(bot);
        await person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);

        // What was cut short goes on; a key that something is under is not revoked.
        var before = secrets.Protect("secret of before"); // By the new key already: the app has taken it.
        Assert.Equal(key, SecretProtector.KeyOf(before));
        var young = await AppProcess.RunAsync(["keys", "revoke", .. app.Database.Arguments]);
        Assert.Equal(1, young.Code);
        Assert.Contains("less than five minutes old", young.Output, StringComparison.Ordinal);
        var revoked = await AppProcess.RunAsync(["keys", "revoke", "--at-once", .. app.Database.Arguments]);
        Assert.True(revoked.Code == 0, revoked.Output);
        var listed = await AppProcess.RunAsync(["keys", "list", .. app.Database.Arguments]);
        Assert.Matches($@"{old}\t.*\trevoked\t0", listed.Output);
        Assert.Matches($@"{key}\t.*\tcurrent\t{values.Values.Sum(v => v.Count)}\b", listed.Output);
    }

    [Fact]
    public async Task Watch_HearingOfAKeyThatAnotherMade_EncryptsWhatWasWrittenMeanwhile()
    {
        await using var app = await RunningApp.StartAsync();
        var (secrets, watch) = (app.Service<SecretProtector>(), app.Service<KeyWatch>());
        await watch.RunOnceAsync();
        Assert.Null(await watch.RunOnceAsync());
        var (code, output) = await AppProcess.RunAsync(["keys", "rotate", .. app.Database.Arguments]);
        Assert.True(code == 0, output);
        var late = secrets.Protect("late"); // With the old key: nobody has told this app yet.
        await app.Storage.WriteAsync(WorkspaceId.Default, db => AnyRow.AddAsync(db, "webhook_endpoints", ("protected_secret", late)));

        await watch.RunOnceAsync();

        await using var read = app.Storage.ReadAll();
        var now = Assert.Single(await read.Database.SqlQueryRaw<string>("SELECT protected_secret AS \"Value\" FROM webhook_endpoints").ToListAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(SecretProtector.KeyOf(late), SecretProtector.KeyOf(now));
        Assert.Equal("late", secrets.TryReveal(now));
    }

    [Fact]
    public void Settings_ThatAreSecret_AreAllOnTheList()
    {
        var secret = typeof(CoreModule).Assembly.GetTypes().SelectMany(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(p => typeof(Setting).IsAssignableFrom(p.PropertyType) && p.GetMethod is { IsGenericMethod: false } && !p.DeclaringType!.ContainsGenericParameters)
            .Select(p => (Setting)p.GetValue(null)!).Where(s => s.IsSecret).Select(s => s.Key).ToList();

        Assert.NotEmpty(secret);
        Assert.Empty(secret.Except(SecretPlaces.Settings));
    }

    [Fact]
    public async Task SettingsFromFiles_AreTaken_AndFaultsOfThemAllTold()
    {
        var folder = Directory.CreateTempSubdirectory("ta-files-").FullName;
        var (good, empty, open) = (Path.Combine(folder, "good"), Path.Combine(folder, "empty"), Path.Combine(folder, "open"));
        await File.WriteAllTextAsync(good, "metrics-from-a-file\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(empty, "\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(open, "hash", TestContext.Current.CancellationToken);
        foreach (var file in new[] { good, empty })
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await using (var app = await RunningApp.StartAsync(arguments: ["--Metrics:Token_FILE", good]))
        {
            using var without = await app.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
            Assert.Equal(401, (int)without.StatusCode);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Authorization", "Bearer metrics-from-a-file" } } };
            using var with = await app.Http.SendAsync(request);
            Assert.Equal(200, (int)with.StatusCode);
        }
        var (code, output) = await AppProcess.RunAsync("--DataDirectory", folder, "--Stripe:SecretKey_FILE", empty, "--MtProto:ApiHash_FILE", open, "--Ai:ApiKey_FILE", Path.Combine(folder, "none"),
            "--Metrics:Token_FILE", good, "--Metrics:Token", "another-token");

        Assert.Equal(2, code);
        Assert.Contains($"Stripe:SecretKey_FILE: {empty} is empty", output, StringComparison.Ordinal);
        Assert.Contains($"MtProto:ApiHash_FILE: {open} may be read by every account", output, StringComparison.Ordinal);
        Assert.Contains($"Ai:ApiKey_FILE: {Path.Combine(folder, "none")} cannot be read", output, StringComparison.Ordinal);
        Assert.Contains("Metrics:Token and Metrics:Token_FILE are both set", output, StringComparison.Ordinal);
        Assert.DoesNotContain("metrics-from-a-file", output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A secret in every place.</summary>
    private static async Task<IReadOnlyList<SecretPlace>> SeedAsync(RunningApp app, SecretProtector secrets)
    {
        await using var read = app.Storage.ReadAll();
        var places = SecretPlaces.Of(read.Model);
        Assert.True(places.Count >= 14, string.Join(", ", places));
        foreach (var table in places.Where(p => p.Setting is null).GroupBy(p => p.Table))
        {
            await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
            {
                var type = db.Model.GetEntityTypes().Single(t => t.GetTableName() == table.Key);
                await AnyRow.AddAsync(db, type, p => table.FirstOrDefault(s => s.Column == p.GetColumnName()) is { } place ? secrets.Protect($"secret of {place}") : AnyRow.Plain(p, "x", 77));
            });
        }
        foreach (var place in places.Where(p => p.Setting is not null))
            await app.Storage.WriteAsync(WorkspaceId.Default, db => AnyRow.AddAsync(db, place.Table, ("workspace_id", WorkspaceId.Default), ("key", place.Setting), ("value", JsonSerializer.Serialize(secrets.Protect($"secret of {place}")))));
        return places;
    }

    private static async Task<Dictionary<SecretPlace, IReadOnlyList<string>>> ReadAsync(RunningApp app, IReadOnlyList<SecretPlace> places)
    {
        var (shelf, read) = (app.Service<SecretShelf>(), new Dictionary<SecretPlace, IReadOnlyList<string>>());
        foreach (var place in places)
            read[place] = [.. (await shelf.ReadAsync(place)).Select(s => s.Text)];
        return read;
    }

    /// <summary>Everything in any text column of any table that a key encrypted: what the list of places might have forgotten.</summary>
    private static async Task<IReadOnlyList<string>> FindAsync(RunningApp app, Guid key)
    {
        await using var db = app.Storage.ReadAll();
        var found = new List<string>();
        foreach (var (table, column) in db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Where(p => p.ClrType == typeof(string)).Select(p => (Table: t.GetTableName(), Column: p.GetColumnName()))).Distinct())
        {
            if (table is null)
                continue;
#pragma warning disable EF1002 // Names of the model.
            var texts = await db.Database.SqlQueryRaw<string>($"SELECT \"{column}\" AS \"Value\" FROM {table} WHERE \"{column}\" LIKE '%CfDJ8%'").ToListAsync(TestContext.Current.CancellationToken);
#pragma warning restore EF1002
            if (texts.Any(t => SecretProtector.KeyOf(t.Trim('"')) == key))
                found.Add($"{table}.{column}");
        }
        return found;
    }
}
