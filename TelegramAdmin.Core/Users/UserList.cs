using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>Reads the people that bots know, the newest first, a page at a time by key.</summary>
public sealed class UserList(IDatabase database)
{
    /// <summary>Up to one more than <see cref="UserFilter.Size"/>, which tells that there are more.</summary>
    public async Task<IReadOnlyList<BotUser>> ReadAsync(WorkspaceId workspace, UserFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var query = Matching(db, filter);
        if (filter.Before is { } before)
            query = query.Where(u => u.Id < before);
        return await query.OrderByDescending(u => u.Id).Take(filter.Size + 1).ToListAsync(cancellation);
    }

    public async Task<BotUser?> FindAsync(WorkspaceId workspace, long id, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.BotUsers.FirstOrDefaultAsync(u => u.Id == id, cancellation);
    }

    private static IQueryable<BotUser> Matching(AppDbContext db, UserFilter filter)
    {
        var query = db.BotUsers.AsQueryable();
        if (filter.Bots is { } bots)
            query = query.Where(u => bots.Contains(u.BotId));
        if (filter.Search?.Trim().TrimStart('@') is not { Length: > 0 } words)
            return query;
        if (long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return query.Where(u => u.TelegramUserId == number);
        var pattern = $"%{Escape(words.ToLowerInvariant())}%";
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
        return query.Where(u => EF.Functions.Like((u.FirstName + " " + (u.LastName ?? "") + " " + (u.Username ?? "")).ToLower(), pattern, @"\"));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <param name="Search">A part of name or username, or the whole Telegram id.</param>
/// <param name="Bots">Only people of these; null for all of the workspace.</param>
/// <param name="Before">Only rows with a smaller id.</param>
public sealed record UserFilter(string? Search = null, IReadOnlyCollection<BotId>? Bots = null, long? Before = null, int Size = 50);
