namespace TelegramAdmin.Hosting.Logging;

/// <summary>Finds lines of the log: the newest in memory, older ones in the files.</summary>
public sealed class LogReader(LogStore store, LogFiles files)
{
    public const int PageSize = 200;

    /// <summary>So many lines are looked through for one page.</summary>
    private const int MostWalked = 200_000;

    /// <summary>Newest first.</summary>
    public LogPage Read(LogFilter filter)
    {
        var memory = store.Read();
        var rows = memory.Reverse().Where(filter.Covers).Take(PageSize + 1).ToList();
        if (rows.Count <= PageSize)
        {
            var oldest = memory.Count > 0 ? memory[0].At : DateTimeOffset.MaxValue;
            rows.AddRange(files.ReadBackwards().Take(MostWalked).SkipWhile(e => e.At >= oldest).Where(filter.Covers).Take(PageSize + 1 - rows.Count));
        }
        return new LogPage([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].At : null);
    }

    /// <summary>Who wrote lately, by the class.</summary>
    public IReadOnlyList<string> Categories() => [.. store.Read().Select(e => e.Category).Distinct().Order(StringComparer.Ordinal)];
}

/// <param name="Level">This and worse.</param>
/// <param name="Category">The class, or the beginning of its name.</param>
/// <param name="Words">In the message, the exception or the trace id.</param>
/// <param name="Before">Only lines before this moment.</param>
public sealed record LogFilter(LogLevel Level = LogLevel.Information, string? Category = null, string? Words = null, DateTimeOffset? Since = null, DateTimeOffset? Before = null)
{
    public bool Covers(LogEntry entry) =>
        entry.Level >= Level
        && (Category is null || entry.Category.StartsWith(Category, StringComparison.Ordinal))
        && (Since is null || entry.At >= Since)
        && (Before is null || entry.At < Before)
        && (Words is null || Has(entry.Message) || Has(entry.Exception) || Has(entry.Trace) || Has(entry.Category));

    private bool Has(string? text) => text?.Contains(Words!, StringComparison.OrdinalIgnoreCase) == true;
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record LogPage(IReadOnlyList<LogEntry> Rows, DateTimeOffset? Next);
