using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Reading;

/// <summary>Who is behind the Telegram ids of accounts and payments.</summary>
public sealed class PersonReader(IDatabase database)
{
    /// <summary>More people than a search by name means.</summary>
    private const int MostFound = 200;

    public async Task<IReadOnlyDictionary<long, Person>> ReadAsync(WorkspaceId workspace, IReadOnlyCollection<long> telegramUserIds, CancellationToken cancellation = default)
    {
        var ids = telegramUserIds.Distinct().ToList();
        if (ids.Count == 0)
            return new Dictionary<long, Person>();
        await using var db = database.Read(workspace);
        var bots = await db.Bots.Select(b => b.Id).ToListAsync(cancellation); // The indexes begin with the bot.
        var users = await db.BotUsers.Where(u => bots.Contains(u.BotId) && ids.Contains(u.TelegramUserId)).ToListAsync(cancellation);
        var talks = await db.Conversations.Where(c => c.Kind == ConversationKind.Private && bots.Contains(c.BotId) && ids.Contains(c.ChatId)).Select(c => new { c.Id, c.ChatId, c.LastMessageAt }).ToListAsync(cancellation);
        var latest = talks.GroupBy(t => t.ChatId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.LastMessageAt)!.Id);
        return users.GroupBy(u => u.TelegramUserId).ToDictionary(g => g.Key, g => PersonOf(g.MaxBy(u => u.LastSeenAt)!, latest));
    }

    /// <summary>The Telegram ids of whom these words mean: an id, or a part of a name or username.</summary>
    public async Task<IReadOnlyList<long>> FindAsync(WorkspaceId workspace, string words, CancellationToken cancellation = default)
    {
        words = words.Trim().TrimStart('@');
        if (long.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return [id];
        await using var db = database.Read(workspace);
        var pattern = $"%{Escape(words.ToLowerInvariant())}%";
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL.
        return await db.BotUsers.Where(u => EF.Functions.Like((u.FirstName + " " + (u.LastName ?? "") + " " + (u.Username ?? "")).ToLower(), pattern, @"\"))
            .Select(u => u.TelegramUserId).Distinct().Take(MostFound).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static Person PersonOf(BotUser user, Dictionary<long, long> talks) =>
        new(user.TelegramUserId, user.FullName, user.Username, talks.TryGetValue(user.TelegramUserId, out var talk) ? talk : null);

    private static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <param name="ConversationId">The latest one with any of the bots; null where nobody wrote yet.</param>
public sealed record Person(long TelegramUserId, string Name, string? Username, long? ConversationId)
{
    /// <summary>Somebody whom no bot of the workspace knows any more.</summary>
    public static Person Unknown(long telegramUserId) => new(telegramUserId, telegramUserId.ToString(CultureInfo.InvariantCulture), null, null);
}

public static class PeopleByTelegramId
{
    public static Person Of(this IReadOnlyDictionary<long, Person> people, long telegramUserId) => people.GetValueOrDefault(telegramUserId) ?? Person.Unknown(telegramUserId);
}
