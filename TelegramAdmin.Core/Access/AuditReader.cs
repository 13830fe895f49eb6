using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Reads the audit log, newest first, a page at a time by number.</summary>
public sealed class AuditReader(IDatabase database)
{
    public const int PageSize = 50;

    private const int Step = 500;

    public async Task<AuditRows> ReadAsync(WorkspaceId workspace, AuditFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var rows = await Matching(db, filter).OrderByDescending(e => e.Number).Take(PageSize + 1).ToListAsync(cancellation);
        return new AuditRows([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Number : null);
    }

    /// <summary>Numbers run without a gap, so the last one is the count.</summary>
    public async Task<long> CountAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Number).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>How many the filter covers.</summary>
    public async Task<long> CountAsync(WorkspaceId workspace, AuditFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Matching(db, filter with { Before = null }).LongCountAsync(cancellation);
    }

    /// <summary>What may be chosen from: who acted, and what they did, each by name.</summary>
    public async Task<AuditChoices> ReadChoicesAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return new AuditChoices(
            await db.AuditEntries.Select(e => e.Actor).Distinct().OrderBy(a => a).ToListAsync(cancellation),
            await db.AuditEntries.Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(cancellation));
    }

    /// <summary>Every entry of a filter, newest first, read as it is walked.</summary>
    public async IAsyncEnumerable<AuditEntry> WalkAsync(WorkspaceId workspace, AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var before = filter.Before; ;)
        {
            await using var db = database.Read(workspace);
            var rows = await Matching(db, filter with { Before = before }).OrderByDescending(e => e.Number).Take(Step).ToListAsync(cancellation);
            foreach (var row in rows)
                yield return row;
            if (rows.Count < Step)
                yield break;
            before = rows[^1].Number;
        }
    }

    private static IQueryable<AuditEntry> Matching(AppDbContext db, AuditFilter filter)
    {
        var query = db.AuditEntries.AsQueryable();
        if (filter.Actor is { } actor)
            query = query.Where(e => e.Actor == actor);
        if (filter.Action is { } action)
            query = query.Where(e => e.Action == action);
        if (filter.Target is { } target)
            query = query.Where(e => e.Target == target);
        if (filter.Since is { } since)
            query = query.Where(e => e.At >= since);
        if (filter.Until is { } until)
            query = query.Where(e => e.At < until);
        if (filter.Words?.ToLowerInvariant() is { } words)
        {
            var part = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
#pragma warning disable CA1304, CA1311 // SQL's lower(), which has no culture.
            query = query.Where(e => EF.Functions.Like(e.Target.ToLower(), part, "\\") || EF.Functions.Like((e.Details ?? "").ToLower(), part, "\\")
                || EF.Functions.Like(e.Actor.ToLower(), part, "\\") || EF.Functions.Like(e.Action.Replace("_", " ").Replace(".", " "), part, "\\"));
#pragma warning restore CA1304, CA1311
        }
        if (filter.Before is { } before)
            query = query.Where(e => e.Number < before);
        return query;
    }
}

/// <param name="Actor">Only what this one did.</param>
/// <param name="Before">Only entries with a smaller number.</param>
public sealed record AuditFilter(string? Actor = null, long? Before = null)
{
    public string? Action { get; init; }

    public string? Target { get; init; }

    /// <summary>In the target, the details, the action or the name of who acted.</summary>
    public string? Words { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }
}

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record AuditRows(IReadOnlyList<AuditEntry> Rows, long? Next);

public sealed record AuditChoices(IReadOnlyList<string> Actors, IReadOnlyList<string> Actions);
