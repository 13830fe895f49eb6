using System.Text.Json;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>Backups at a second place: a folder on another disk, and a bucket that looks at signatures.</summary>
public sealed class SecondPlaceTests : IDisposable
{
    private readonly string _disk = Directory.CreateTempSubdirectory("ta-disk-").FullName;

    public void Dispose() => Directory.Delete(_disk, recursive: true);

    [Fact]
    public async Task Folder_GetsEachScheduledBackup_KeepsItsOwn_AndOneThatIsNotMountedIsTold()
    {
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite);
        await SetAsync(app, (CopySettings.Place, (int)CopyPlaceKind.Folder), (CopySettings.Folder, _disk), (BackupSettings.KeepLast, 1), (BackupSettings.KeepDaily, 1), (BackupSettings.KeepWeekly, 0), (BackupSettings.KeepMonthly, 0),
            (BackupSettings.IsVerified, false), (CopySettings.KeepLast, 2), (CopySettings.KeepDaily, 3), (CopySettings.KeepWeekly, 0), (CopySettings.KeepMonthly, 0));
        await File.WriteAllTextAsync(Path.Combine(_disk, "mine.tgbackup"), "not of the product");
        Assert.Null(await CopyAsync(app)); // There is none yet.
        for (var day = 0; day < 4; day++)
        {
            app.Clock.Forward(TimeSpan.FromDays(1));
            Assert.Contains("is made", await app.Service<JobRunner>().RunAsync("backup"), StringComparison.Ordinal);
            Assert.StartsWith("1 copied", await CopyAsync(app), StringComparison.Ordinal);
            Assert.Null(await CopyAsync(app));
        }

        var kept = Assert.Single(await app.Service<BackupShelf>().ListAsync());
        var there = Directory.GetFiles(_disk, "telegramadmin-*");
        Assert.Equal(3, there.Length); // Three days there, one here.
        Assert.Equal(await File.ReadAllBytesAsync(app.Service<BackupFolder>().PathOf(kept)), await File.ReadAllBytesAsync(there.Order(StringComparer.Ordinal).Last()));
        Assert.True(File.Exists(Path.Combine(_disk, "mine.tgbackup")));
        Assert.Equal(3, app.Service<CopyBoard>().State?.Copies.Count);

        await SetAsync(app, (CopySettings.Folder, Path.Combine(_disk, "away")));
        Assert.Contains("See that its disk is mounted", await CopyAsync(app), StringComparison.Ordinal);
        Assert.Equal("backup_place_gone", app.Service<CopyBoard>().State?.Failure?.Code);
        Assert.NotNull((await app.Service<JobReader>().ReadAsync()).Single(j => j.Name == CopyBoard.Job).Error); // So the need and the news of jobs tell it.
    }

    [Fact]
    public async Task Bucket_TakesOnlyWhatIsEncryptedAndSigned_AndLetsGoOfOldOnes()
    {
        await using var bucket = await BucketStandIn.StartAsync();
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite, "--Webhooks:AllowPrivateNetworks", "true");
        await SetAsync(app, (CopySettings.Place, (int)CopyPlaceKind.Bucket), (CopySettings.Endpoint, bucket.Url.AbsoluteUri), (CopySettings.Region, BucketStandIn.Region), (CopySettings.Bucket, "backups of ours"),
            (CopySettings.Prefix, "here/räume+1/"), (CopySettings.KeyId, BucketStandIn.KeyId), (BackupSettings.IsVerified, false), (CopySettings.KeepLast, 1), (CopySettings.KeepDaily, 3), (CopySettings.KeepWeekly, 0), (CopySettings.KeepMonthly, 0));
        Assert.Contains("is not set up", await CopyAsync(app), StringComparison.Ordinal); // Without its secret.
        await SetAsync(app, (CopySettings.Secret, app.Service<SecretProtector>().Protect(BucketStandIn.Secret)));
        await BackUpAsync(app);
        Assert.Contains("Set a passphrase", await CopyAsync(app), StringComparison.Ordinal);
        Assert.Empty(bucket.Objects);
        foreach (var open in await app.Service<BackupShelf>().ListAsync())
            await app.Service<BackupShelf>().RemoveAsync(open.Id);

        await SetAsync(app, (BackupSettings.Passphrase, app.Service<SecretProtector>().Protect("seven green lanterns")));
        bucket.Objects["here/elsewhere.tgbackup"] = [1];
        for (var day = 0; day < 5; day++)
        {
            await BackUpAsync(app);
            Assert.StartsWith("1 copied", await CopyAsync(app), StringComparison.Ordinal);
        }

        Assert.Null(await CopyAsync(app));
        var newest = (await app.Service<BackupShelf>().ListAsync())[0];
        Assert.Equal(4, bucket.Objects.Count); // Three days, and what is not ours.
        Assert.Equal(await File.ReadAllBytesAsync(app.Service<BackupFolder>().PathOf(newest)), bucket.Objects[$"here/räume+1/{newest.File}"]);
        await SetAsync(app, (CopySettings.Secret, app.Service<SecretProtector>().Protect("another secret")));
        Assert.Contains("403 SignatureDoesNotMatch", await CopyAsync(app), StringComparison.Ordinal);
        Assert.DoesNotContain("another secret", JsonSerializer.Serialize(await app.Service<JobReader>().ReadRunsAsync(CopyBoard.Job)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bucket_InAPrivateNetwork_IsNotCalledUnlessThatIsAllowed()
    {
        await using var bucket = await BucketStandIn.StartAsync();
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite);
        await SetAsync(app, (CopySettings.Place, (int)CopyPlaceKind.Bucket), (CopySettings.Endpoint, bucket.Url.AbsoluteUri), (CopySettings.Bucket, "b"), (CopySettings.KeyId, "k"), (CopySettings.Secret, app.Service<SecretProtector>().Protect("s")));

        Assert.Contains("private network", await CopyAsync(app), StringComparison.Ordinal);
    }

    // The two examples of the specification whose signed headers are ours (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Signature_IsThatOfTheSpecification(string address, string signature)
    {
        var headers = SignRequest.Headers(HttpMethod.Get, new Uri(address), SignRequest.Empty, "us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

        Assert.EndsWith($"Signature={signature}", headers["Authorization"], StringComparison.Ordinal);
    }

    private static Task<string?> CopyAsync(StoppedApp app) => app.Service<JobRunner>().RunAsync(CopyBoard.Job);

    private static async Task BackUpAsync(StoppedApp app)
    {
        app.Clock.Forward(TimeSpan.FromDays(1));
        Assert.Contains("is made", await app.Service<JobRunner>().RunAsync("backup"), StringComparison.Ordinal);
    }

    private static async Task SetAsync(StoppedApp app, params (Setting Setting, object Value)[] values)
    {
        foreach (var (setting, value) in values)
            Assert.Null((await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, setting, JsonSerializer.Serialize(value))).Failure);
    }
}
