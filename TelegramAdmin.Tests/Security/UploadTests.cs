using System.IO.Compression;
using System.Net;
using System.Text.Json;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Packing;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Security;

/// <summary>Files are what is in them, not what they are called.</summary>
public sealed class UploadTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];

    [Fact]
    public async Task Picture_ThatIsNone_IsNotShown()
    {
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);
        var store = staffed.App.Service<MediaStore>();
        var picture = await store.KeepAsync(WorkspaceId.Default, new MemoryStream(Png));
        var page = await store.KeepAsync(WorkspaceId.Default, new MemoryStream("<html><script>alert(1)</script>"u8.ToArray()));
        var empty = await store.KeepAsync(WorkspaceId.Default, Stream.Null);

        var shown = await viewer.OpenAsync($"/replies/files/{picture}?type=image%2Fpng");
        Assert.Equal((HttpStatusCode.OK, "image/png", "nosniff"), (shown.Status, shown.Headers["Content-Type"], shown.Headers["X-Content-Type-Options"]));
        Assert.StartsWith("sandbox;", shown.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var (name, type) in new[] { (picture, "image/jpeg"), (picture, "text/html"), (picture, "image/svg+xml"), (page, "image/png"), (page, "image/webp"), (page, "text/html"), (empty, "image/gif"), ("..%2f..%2fappsettings.json", "image/png"), ("own-..", "image/png") })
            Assert.Equal((name, type, HttpStatusCode.NotFound), (name, type, (await viewer.OpenAsync($"/replies/files/{name}?type={Uri.EscapeDataString(type)}")).Status));
    }

    [Theory]
    [InlineData("../keys/key.xml")]
    [InlineData("keys/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("keys//x")]
    [InlineData("keys/a\\..\\b")]
    [InlineData("keys/c:x")]
    [InlineData("keys/x\0.xml")]
    [InlineData("elsewhere/x")]
    [InlineData("keys")]
    [InlineData("")]
    public void FileOfABackup_OutsideItsFolders_HasNoPlace(string name)
    {
        Assert.Null(DataFolders.Place("/data", name));
        Assert.NotNull(DataFolders.Place("/data", "keys/key.xml"));
    }

    [Fact]
    public async Task Backup_ThatUnpacksToMoreThanItSays_IsStoppedThere()
    {
        var path = Path.Combine(staffed.App.Database.Folder, "bomb.zip");
        var part = new PackedPart("media/1/bomb", 1_000, new string('0', 64));
        await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            await using (var bomb = await zip.CreateEntry(part.Name).OpenAsync(TestContext.Current.CancellationToken))
            {
                for (var n = 0; n < 50; n++)
                    await bomb.WriteAsync(new byte[1024 * 1024], TestContext.Current.CancellationToken);
            }
            await using var manifest = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(TestContext.Current.CancellationToken);
            await JsonSerializer.SerializeAsync(manifest, new BackupManifest { Parts = [part] }, cancellationToken: TestContext.Current.CancellationToken);
        }
        Assert.True(new FileInfo(path).Length < 100_000);
        using var package = PackageReader.Open(path, null);
        using var unpacked = new MemoryStream();

        var refused = await Assert.ThrowsAsync<BackupException>(() => package.CopyAsync(part, unpacked, TestContext.Current.CancellationToken));

        Assert.Equal("backup_damaged", refused.Failure.Code);
        Assert.True(unpacked.Length <= part.Bytes, $"{unpacked.Length} bytes were written.");
        File.Delete(path);
    }
}
