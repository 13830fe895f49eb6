using System.Collections.Concurrent;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TelegramAdmin.Core.Storage.Reading;

/// <summary>The slowest questions to the database since the start, by their text. Values are parameters and are not looked at; literals in the text are taken out.</summary>
public sealed partial class SlowStatements : DbCommandInterceptor
{
    /// <summary>What is faster is not worth a look.</summary>
    internal static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);

    private const int Most = 200;

    private readonly ConcurrentDictionary<string, SlowStatement> _known = new(StringComparer.Ordinal);

    /// <summary>Slowest first.</summary>
    public IReadOnlyList<SlowStatement> Slowest(int count) => [.. _known.Values.OrderByDescending(s => s.Longest).Take(count)];

    /// <summary>From the question to the first row.</summary>
    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command.CommandText, eventData.Duration);
        return ValueTask.FromResult(result);
    }

    /// <summary>From the first row to the last that was read.</summary>
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Note(command.CommandText, eventData.Duration);
        return result;
    }

    internal void Note(string sql, TimeSpan took)
    {
        if (took < Slow)
            return;
        var text = Literal().Replace(sql, "''");
        if (_known.Count >= Most && !_known.ContainsKey(text))
            _known.TryRemove(_known.Values.MinBy(s => s.Longest)?.Text ?? "", out _);
        _known.AddOrUpdate(text, new SlowStatement(text, 1, took, took), (_, s) => s with { Count = s.Count + 1, Longest = took > s.Longest ? took : s.Longest, Total = s.Total + took });
    }

    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.None, 500)]
    private static partial Regex Literal();
}

/// <param name="Count">How often it took long.</param>
public sealed record SlowStatement(string Text, int Count, TimeSpan Longest, TimeSpan Total);
