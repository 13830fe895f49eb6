using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Reads the update log in its own order, which is that of the commits: an update that arrives late has a later row, whatever its number.</summary>
public sealed class UpdateLog(IDatabase database)
{
    /// <summary>What follows a row, oldest first.</summary>
    /// <param name="bot">Null for every bot of the workspace.</param>
    public async Task<List<LoggedUpdate>> AfterAsync(WorkspaceId workspace, BotId? bot, long afterId, int count, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Of(db, bot).Where(u => u.Id > afterId).OrderBy(u => u.Id).Take(count)
            .Select(u => new LoggedUpdate(u.Id, u.BotId, u.UpdateId, u.Kind, u.ChatId, u.Payload, u.ReceivedAt)).ToListAsync(cancellation);
    }

    /// <summary>The newest of a bot, newest first.</summary>
    public async Task<List<LoggedUpdate>> NewestAsync(WorkspaceId workspace, BotId bot, int count, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Of(db, bot).OrderByDescending(u => u.Id).Take(count)
            .Select(u => new LoggedUpdate(u.Id, u.BotId, u.UpdateId, u.Kind, u.ChatId, u.Payload, u.ReceivedAt)).ToListAsync(cancellation);
    }

    public async Task<List<LoggedUpdate>> FindAsync(WorkspaceId workspace, IReadOnlyList<long> ids, CancellationToken cancellation = default)
    {
        if (ids.Count == 0)
            return [];
        await using var db = database.Read(workspace);
        return await db.InboxUpdates.Where(u => ids.Contains(u.Id))
            .Select(u => new LoggedUpdate(u.Id, u.BotId, u.UpdateId, u.Kind, u.ChatId, u.Payload, u.ReceivedAt)).ToListAsync(cancellation);
    }

    /// <summary>The last row; 0 while there is none.</summary>
    public async Task<long> HeadAsync(WorkspaceId workspace, BotId? bot, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await Of(db, bot).OrderByDescending(u => u.Id).Select(u => u.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The last row that was received before a time; 0 where there is none.</summary>
    public async Task<long> HeadBeforeAsync(WorkspaceId workspace, BotId? bot, DateTimeOffset before, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var earlier = Of(db, bot).Where(u => u.ReceivedAt < before);
        // Whichever has an index: a bot's rows by their order, all rows by their time, which is nearly the same order.
        var newest = bot is null ? earlier.OrderByDescending(u => u.ReceivedAt).ThenByDescending(u => u.Id) : earlier.OrderByDescending(u => u.Id);
        return await newest.Select(u => u.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>How many of a bot follow a row and are of a wanted kind.</summary>
    public async Task<int> CountAsync(WorkspaceId workspace, BotId bot, long afterId, DateTimeOffset since, WantedKinds wanted, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        var kinds = await Of(db, bot).Where(u => u.Id > afterId && u.ReceivedAt >= since).GroupBy(u => u.Kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return kinds.Where(k => wanted.Contains(k.Key)).Sum(k => k.Count);
    }

    private static IQueryable<InboxUpdate> Of(AppDbContext db, BotId? bot) => bot is { } one ? db.InboxUpdates.Where(u => u.BotId == one) : db.InboxUpdates;
}

/// <param name="Id">Its row in the log.</param>
/// <param name="Payload">Exactly what Telegram sent.</param>
public sealed record LoggedUpdate(long Id, BotId BotId, long UpdateId, string Kind, long ChatId, string Payload, DateTimeOffset ReceivedAt);
