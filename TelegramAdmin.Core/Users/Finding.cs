using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>People are found by name, by a part of it, by username and by Telegram id, whichever bots know them.</summary>
internal sealed class Finding : ISearchSource
{
    public SearchKind Kind => SearchKind.Person;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("bot_users", "row.telegram_user_id", "first_name", "last_name", "username")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var documents = new List<SearchDocument>();
        foreach (var workspace in keys.GroupBy(k => k.WorkspaceId))
        {
            var (of, ids) = (workspace.Key, workspace.Select(k => k.Id).ToList());
            var met = await db.BotUsers.Where(u => u.WorkspaceId == of && ids.Contains(u.TelegramUserId)).ToListAsync(cancellation);
            documents.AddRange(met.GroupBy(u => u.TelegramUserId).Select(g => Describe(new SearchKey(of, g.Key), [.. g.OrderByDescending(u => u.LastSeenAt)])));
        }
        return documents;
    }

    private static SearchDocument Describe(SearchKey key, IReadOnlyList<BotUser> met) => new(key, met[0].FullName, met.Min(u => u.FirstSeenAt))
    {
        Text = met[0].Username is { Length: > 0 } name ? $"@{name}" : "",
        IsFoundByParts = true,
        Ids = [key.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), .. met.Select(u => u.Username).OfType<string>().Distinct()],
        Bots = [.. met.Select(u => u.BotId)],
        PersonId = key.Id,
    };
}
