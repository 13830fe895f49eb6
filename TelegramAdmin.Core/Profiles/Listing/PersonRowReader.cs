using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>Gathers what the list shows of each person, for a page of them at once.</summary>
public sealed class PersonRowReader(IDatabase database, TimeProvider time)
{
    /// <summary>Of these people, those that are known.</summary>
    public async Task<IReadOnlyList<PersonRow>> ReadAsync(WorkspaceId workspace, IReadOnlyList<long> people, bool? isLive, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await ReadAsync(db, people, isLive, cancellation);
    }

    internal async Task<IReadOnlyList<PersonRow>> ReadAsync(AppDbContext db, IReadOnlyList<long> ids, bool? isLive, CancellationToken cancellation)
    {
        if (ids.Count == 0)
            return [];
        var facts = new Facts
        {
            Known = await db.KnownPeople.Where(p => ids.Contains(p.TelegramUserId)).ToDictionaryAsync(p => p.TelegramUserId, cancellation),
            Met = (await db.BotUsers.Where(u => ids.Contains(u.TelegramUserId)).ToListAsync(cancellation)).ToLookup(u => u.TelegramUserId),
            Bots = await db.Bots.Where(b => b.State != BotState.Removed).ToDictionaryAsync(b => b.Id, b => b.Username, cancellation),
            Accounts = await db.CreditAccounts.Where(a => ids.Contains(a.TelegramUserId)).ToDictionaryAsync(a => a.TelegramUserId, cancellation),
            Tiers = await db.Tiers.ToListAsync(cancellation),
            Spent = await SpentAsync(db, ids, isLive, cancellation),
            Restrictions = await db.Restrictions.Where(r => ids.Contains(r.TelegramUserId)).ToDictionaryAsync(r => r.TelegramUserId, cancellation),
            Tags = (await db.PersonTags.Where(t => ids.Contains(t.TelegramUserId)).OrderBy(t => t.Name).ToListAsync(cancellation)).ToLookup(t => t.TelegramUserId, t => t.Name),
        };
        var now = time.GetUtcNow();
        return [.. ids.Where(facts.Known.ContainsKey).Select(id => facts.RowOf(id, now))];
    }

    private static async Task<ILookup<long, PaidSum>> SpentAsync(AppDbContext db, IReadOnlyList<long> ids, bool? isLive, CancellationToken cancellation)
    {
        var sums = await db.Payments.Where(p => ids.Contains(p.TelegramUserId) && p.AmountPaid != null && (isLive == null || p.IsLive == isLive || p.Provider == PaymentProvider.Stars))
            .GroupBy(p => new { p.TelegramUserId, p.Currency }).Select(g => new { g.Key, Paid = g.Sum(p => p.AmountPaid ?? 0) - g.Sum(p => p.AmountRefunded) }).ToListAsync(cancellation);
        return sums.Where(s => s.Paid > 0).OrderByDescending(s => s.Paid).ToLookup(s => s.Key.TelegramUserId, s => new PaidSum(s.Key.Currency, s.Paid));
    }

    private sealed class Facts
    {
        public required Dictionary<long, KnownPerson> Known { get; init; }

        public required ILookup<long, BotUser> Met { get; init; }

        public required Dictionary<BotId, string> Bots { get; init; }

        public required Dictionary<long, CreditAccount> Accounts { get; init; }

        public required List<Tier> Tiers { get; init; }

        public required ILookup<long, PaidSum> Spent { get; init; }

        public required Dictionary<long, Restriction> Restrictions { get; init; }

        public required ILookup<long, string> Tags { get; init; }

        public PersonRow RowOf(long id, DateTimeOffset now)
        {
            var (known, met, account) = (Known[id], Met[id].MaxBy(u => u.LastSeenAt), Accounts.GetValueOrDefault(id));
            var restriction = Restrictions.GetValueOrDefault(id) is { } put && !put.IsOver(now) ? put.Kind : (RestrictionKind?)null;
            var last = met?.LastSeenAt ?? known.LastSeenAt;
            return new PersonRow
            {
                TelegramUserId = id,
                Name = met?.FullName ?? id.ToString(CultureInfo.InvariantCulture),
                Username = met?.Username,
                Language = known.Language,
                Country = known.Country,
                IsReachable = known.IsReachable,
                FirstSeenAt = known.FirstSeenAt,
                LastSeenAt = last,
                Bots = [.. Met[id].OrderByDescending(u => u.LastSeenAt).Select(u => Bots.GetValueOrDefault(u.BotId)).OfType<string>()],
                Balance = account?.Balance,
                PassUntil = account?.PassUntil > now ? account.PassUntil : null,
                Tier = (Tiers.Find(t => t.Id == account?.TierId) ?? Tiers.Find(t => t.IsDefault))?.Name,
                Spent = [.. Spent[id]],
                Restriction = restriction,
                Tags = [.. Tags[id]],
                State = PersonStates.Of(restriction, known.IsReachable, known.StartedAt is not null, account?.PassUntil, account?.Balance, known.FirstSeenAt, last, now),
            };
        }
    }
}
