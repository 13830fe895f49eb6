using System.Diagnostics;

namespace TelegramAdmin.Benchmarks.Chaos.Troubles;

/// <summary>A disk in memory, small enough to be filled.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const string Size = "size=320m";
    private static readonly byte[] Block = new byte[64 * 1024];

    private SmallDisk(string folder) => Folder = folder;

    public static bool IsPossible { get; } = Commands.IsRoot && IsAllowed();

    public string Folder { get; }

    public static async Task<SmallDisk> MountAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ta-chaos-disk-").FullName;
        await Commands.RunAsync("mount", "-t", "tmpfs", "-o", $"{Size},mode=755", "tmpfs", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Not a byte is left, for a while; then there is room again.</summary>
    public static async Task FillAsync(Stage stage)
    {
        var ballast = Path.Combine(stage.Disk!.Folder, "ballast");
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < stage.Scale.Outage)
        {
            Fill(ballast); // Again and again, since the database gives room back now and then.
            await Task.Delay(100);
        }
        File.Delete(ballast);
        if (stage.Cluster is { } cluster)
            await cluster.EnsureRunningAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Commands.TryAsync("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static void Fill(string ballast)
    {
        try
        {
            // Without a buffer of its own: what no longer fits would be thrown again when it is closed.
            using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            for (var size = Block.Length; size > 0; size /= 2)
                WriteUntilFull(file, size);
        }
        catch (IOException)
        {
            // Not even the file itself.
        }
    }

    private static void WriteUntilFull(FileStream file, int size)
    {
        try
        {
            while (true)
                file.Write(Block, 0, size);
        }
        catch (IOException)
        {
            // So many bytes at once no longer fit.
        }
    }

    private static bool IsAllowed()
    {
        var folder = Directory.CreateTempSubdirectory("ta-chaos-disk-").FullName;
        var failure = Commands.TryAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder).GetAwaiter().GetResult();
        if (failure is null)
            Commands.RunAsync("umount", folder).GetAwaiter().GetResult();
        Directory.Delete(folder);
        return failure is null;
    }
}
