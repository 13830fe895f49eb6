using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Checking;
using TelegramAdmin.Core.Backups.Making;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Backups;

/// <summary>What is not a good backup is refused with words, and nothing of it stays.</summary>
public sealed class BadBackupTests(BadBackupTests.Fixture fixture) : IClassFixture<BadBackupTests.Fixture>
{
    private const string Passphrase = "seven green lanterns";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(null)]
    [InlineData(Passphrase)]
    public async Task EachByteThatIsChanged_IsNoticed(string? passphrase)
    {
        var path = await MakeAsync(passphrase);
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(1);
        var (from, to) = passphrase is null ? (200, PackedDatabase(path)) : (0, whole.Length);
        for (var n = 0; n < 6; n++)
        {
            var at = random.Next(from, to);
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x10;
            if (passphrase is null && Database(changed) is { } still && still.AsSpan().SequenceEqual(Database(whole)))
                continue; // A run of zeros can be packed in two ways.
            await File.WriteAllBytesAsync(path, changed);

            var done = await App.Service<VerifyBackup>().RunAsync(path, passphrase);

            Assert.True(done.Failure?.Code is "backup_damaged" or "backup_not_one" or "backup_passphrase_wrong" or "backup_differs", $"byte {at} of {whole.Length}: {done.Failure?.Code}");
        }
        Assert.Empty(Directory.GetDirectories(App.Service<BackupFolder>().Path));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(null, 1)]
    [InlineData(null, 5000)]
    [InlineData(Passphrase, 30)]
    [InlineData(Passphrase, 70_000)]
    public async Task FileWithoutItsEnd_IsRefused(string? passphrase, int length)
    {
        var path = await MakeAsync(passphrase);
        await using (var file = File.OpenWrite(path))
            file.SetLength(length);

        var done = await App.Service<VerifyBackup>().RunAsync(path, passphrase);

        Assert.True(done.Failure?.Code is "backup_not_one" or "backup_damaged", done.Failure?.Code);
    }

    [Fact]
    public async Task Encrypted_OpensWithItsPassphraseOnly_AndShowsNothing()
    {
        var path = await MakeAsync(Passphrase);

        Assert.Equal("backup_passphrase_needed", (await App.Service<VerifyBackup>().RunAsync(path, null)).Failure?.Code);
        Assert.Equal("backup_passphrase_wrong", (await App.Service<VerifyBackup>().RunAsync(path, "another passphrase")).Failure?.Code);
        Assert.Null((await App.Service<VerifyBackup>().RunAsync(path, Passphrase)).Failure);
        Assert.Equal("backup_passphrase_short", (await App.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page, Passphrase: "short"))).Failure?.Code);
        Assert.True((await File.ReadAllBytesAsync(path)).AsSpan().IndexOf("manifest"u8) < 0);
    }

    [Fact]
    public async Task TwoAtOnce_TheSecondIsRefused()
    {
        using var turn = App.Service<BackupFolder>().TakeTurn();

        Assert.Equal("backup_running", (await App.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page))).Failure?.Code);
        var verb = await AppProcess.RunAsync(["backup", "create", .. App.Database.Arguments]);
        Assert.Equal(1, verb.Code);
        Assert.Contains("Another backup or restore is under way", verb.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatabaseOfANewerVersion_IsRefused()
    {
        await App.Storage.WriteAsync(null, db => db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTomorrow', '99.0.0')"));
        try
        {
            var path = await MakeAsync(null);
            Assert.Equal("backup_newer", (await App.Service<VerifyBackup>().RunAsync(path, null)).Failure?.Code);
        }
        finally
        {
            await App.Storage.WriteAsync(null, db => db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '2999%'"));
        }
    }

    [Fact]
    public async Task PlaceThatCannotBeWritten_IsToldAndKeptAsFailed()
    {
        var done = await App.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page, Path: Path.Combine(fixture.Place, "no", "such", "folder.tgbackup")));

        Assert.Equal("backup_unwritable", done.Failure?.Code);
        await using var db = App.Storage.ReadAll();
        Assert.True(await db.Backups.AnyAsync(b => b.State == BackupState.Failed && b.File == "folder.tgbackup"));
    }

    /// <summary>How far the database goes in an open file, its first part: between the parts some bytes mean nothing.</summary>
    private static int PackedDatabase(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return (int)zip.Entries[0].CompressedLength;
    }

    /// <summary>Null where it cannot be unpacked.</summary>
    private static byte[]? Database(byte[] backup)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(backup));
            using var part = zip.Entries[0].Open();
            using var content = new MemoryStream();
            part.CopyTo(content);
            return content.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<string> MakeAsync(string? passphrase)
    {
        var path = Path.Combine(fixture.Place, $"{Guid.NewGuid():N}.tgbackup");
        var made = await App.Service<MakeBackup>().RunAsync(new BackupRequest(BackupOrigin.Page, Passphrase: passphrase, Path: path));
        Assert.Null(made.Failure);
        return path;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public string Place { get; } = Directory.CreateTempSubdirectory("ta-backup-").FullName;

        public async ValueTask InitializeAsync() => App = await RunningApp.StartAsync();

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            Directory.Delete(Place, recursive: true);
        }
    }
}
