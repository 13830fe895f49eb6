using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Campaigns.Writing.People;

/// <summary>Looks up what messages name of people: a few queries for hundreds of them.</summary>
public sealed class PersonFactsReader(TierBook tiers, TimeProvider time)
{
    /// <param name="people">With the bot that writes to them; a few hundred at once.</param>
    /// <returns>One for each, also for somebody of whom nothing is known.</returns>
    public async Task<IReadOnlyDictionary<long, PersonFacts>> ReadAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyCollection<(long TelegramUserId, BotId Bot)> people, CancellationToken cancellation = default)
    {
        var ids = people.Select(p => p.TelegramUserId).Distinct().ToList();
        var met = await MetAsync(db, people, cancellation);
        var accounts = await db.CreditAccounts.AsNoTracking().Where(a => a.WorkspaceId == workspace && ids.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.TelegramUserId, cancellation);
        var attributes = (await db.PersonAttributes.AsNoTracking().Where(a => a.WorkspaceId == workspace && ids.Contains(a.TelegramUserId)).ToListAsync(cancellation)).ToLookup(a => a.TelegramUserId);
        var facts = new Dictionary<long, PersonFacts>(ids.Count);
        foreach (var id in ids)
            facts[id] = await OfAsync(workspace, id, met.GetValueOrDefault(id), accounts.GetValueOrDefault(id), attributes[id]);
        return facts;
    }

    // By bot, as the index is; a batch is mostly one bot's.
    private static async Task<Dictionary<long, BotUser>> MetAsync(AppDbContext db, IReadOnlyCollection<(long TelegramUserId, BotId Bot)> people, CancellationToken cancellation)
    {
        var met = new Dictionary<long, BotUser>(people.Count);
        foreach (var group in people.GroupBy(p => p.Bot, p => p.TelegramUserId))
        {
            var ids = group.ToList();
            foreach (var user in await db.BotUsers.AsNoTracking().Where(u => u.BotId == group.Key && ids.Contains(u.TelegramUserId)).ToListAsync(cancellation))
                met[user.TelegramUserId] = user;
        }
        return met;
    }

    private async Task<PersonFacts> OfAsync(WorkspaceId workspace, long id, BotUser? user, CreditAccount? account, IEnumerable<PersonAttribute> attributes) => new(id, user?.Language, new Dictionary<string, object?>
    {
        [PersonVariables.FirstName] = user?.FirstName,
        [PersonVariables.LastName] = user?.LastName,
        [PersonVariables.FullName] = user?.FullName,
        [PersonVariables.Username] = user?.Username,
        [PersonVariables.Language] = user?.Language,
        [PersonVariables.Credits] = account?.Balance ?? 0,
        [PersonVariables.Tier] = (await tiers.OfAsync(workspace, account?.TierId)).Name,
        [PersonVariables.PassUntil] = account?.PassUntil is { } until && until > time.GetUtcNow() ? Day(until, user?.Language) : null,
        [PersonVariables.JoinedDays] = user is null ? 0 : (long)(time.GetUtcNow() - user.FirstSeenAt).TotalDays,
        [PersonVariables.Attributes] = attributes.ToDictionary(a => a.Name, a => (object?)a.Value),
    });

    private static string Day(DateTimeOffset at, string? language) =>
        at.UtcDateTime.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo(TextCatalog.Closest(language)));
}
