using System.Text;
using System.Threading.Channels;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>The log on disk: one line of JSON for each entry, in a few files of a bounded size; the oldest is deleted.</summary>
[OnEveryNode]
public sealed class LogFiles(EngineOptions options) : BackgroundService
{
    /// <summary>How many files there are at most.</summary>
    public const int Most = 10;

    private const int Waiting = 10_000;
    private const string Pattern = "log-*.jsonl";

    private readonly Channel<LogEntry> _entries = Channel.CreateBounded<LogEntry>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>A file that has grown so large is followed by a new one.</summary>
    public long LargestFile { get; init; } = 5_000_000;

    public string Folder => options.PathOf("logs");

    // Not disposed: a round may still be under way when a start is refused, and it holds nothing of the system.
    private SemaphoreSlim Turn { get; } = new(1, 1);

    internal void Add(LogEntry entry) => _entries.Writer.TryWrite(entry);

    /// <summary>Newest file first.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(Folder) ? [.. Directory.GetFiles(Folder, Pattern).OrderDescending(StringComparer.Ordinal)] : [];

    /// <summary>Entries of all files, newest first; a file is read only when the one before has been walked.</summary>
    public IEnumerable<LogEntry> ReadBackwards()
    {
        foreach (var file in List())
        {
            foreach (var line in Lines(file).AsEnumerable().Reverse())
            {
                if (LogEntry.Read(line) is { } entry)
                    yield return entry;
            }
        }
    }

    /// <summary>Writes what waits.</summary>
    public async Task FlushAsync()
    {
        await Turn.WaitAsync();
        try
        {
            await WriteAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task WriteAsync()
    {
        var text = new StringBuilder();
        while (_entries.Reader.TryRead(out var entry))
            text.Append(entry.Write()).Append('\n');
        if (text.Length == 0)
            return;
        Directory.CreateDirectory(Folder);
        await File.AppendAllTextAsync(Current(), text.ToString());
        foreach (var old in List().Skip(Most))
            File.Delete(old);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _entries.Reader.WaitToReadAsync(stoppingToken))
            {
                await TryFlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken); // A busy second is one write.
            }
        }
        catch (OperationCanceledException)
        {
            // What was said on the way out belongs into the log too.
        }
        await TryFlushAsync();
    }

    private async Task TryFlushAsync()
    {
        try
        {
            await FlushAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not end the log in memory; the console has the line.
        }
    }

    private string Current() =>
        List() is [var newest, ..] && new FileInfo(newest).Length < LargestFile ? newest : Path.Combine(Folder, $"log-{Next():D8}.jsonl");

    private int Next() => List() is [var newest, ..] && int.TryParse(Path.GetFileNameWithoutExtension(newest).AsSpan(4), out var number) ? number + 1 : 1;

    private static List<string> Lines(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            var lines = new List<string>();
            while (reader.ReadLine() is { } line)
                lines.Add(line);
            return lines;
        }
        catch (FileNotFoundException)
        {
            return []; // It was the oldest and has just made room.
        }
    }
}
