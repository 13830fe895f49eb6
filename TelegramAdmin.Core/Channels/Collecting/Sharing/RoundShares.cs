using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting.Following;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Sharing;

/// <summary>
/// Which account reads which channel, for one round: the one that did before while it may, else one that has found the channel, else one that may look
/// it up; of several the one with the fewest channels. An account never takes over from one that waits in the same minute
/// (<see cref="RecordFlood"/> puts the channels off).
/// </summary>
internal sealed class RoundShares(CollectingPace pace, RestingAccounts resting, DateTimeOffset now)
{
    /// <summary>Shorter waits are nothing to tell people of.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan WorthMoving = TimeSpan.FromMinutes(1);

    private readonly Dictionary<long, MtProtoAccount> _accounts = [];
    private readonly Dictionary<(long Channel, long Account), ChannelAccess> _access = [];
    private readonly Dictionary<long, int> _channels = [];
    private readonly Dictionary<long, (int Today, DateTimeOffset? Last)> _names = [];

    public static async Task<RoundShares> ReadAsync(AppDbContext db, CollectingPace pace, RestingAccounts resting, IReadOnlyCollection<TrackedChannel> due, DateTimeOffset now, CancellationToken cancellation)
    {
        var shares = new RoundShares(pace, resting, now);
        var workspaces = due.Select(c => c.WorkspaceId).Distinct().ToList();
        foreach (var account in await db.MtProtoAccounts.Where(a => workspaces.Contains(a.WorkspaceId)).ToListAsync(cancellation))
            shares._accounts[account.Id] = account;
        var ids = due.Select(c => c.Id).ToList();
        foreach (var access in await db.ChannelAccess.Where(a => ids.Contains(a.ChannelId)).ToListAsync(cancellation))
            shares._access[(access.ChannelId, access.AccountId)] = access;
        var yesterday = now - TimeSpan.FromDays(1);
        foreach (var names in await db.ChannelAccess.Where(a => a.FoundAt > yesterday && a.FoundAt <= now).GroupBy(a => a.AccountId)
            .Select(g => new { g.Key, Count = g.Count(), Last = g.Max(a => a.FoundAt) }).ToListAsync(cancellation))
            shares._names[names.Key] = (names.Count, names.Last);
        foreach (var reading in await db.TrackedChannels.Where(c => c.AccountId != null && c.NextWorkAt != null).GroupBy(c => c.AccountId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation))
            shares._channels[reading.Key] = reading.Count;
        return shares;
    }

    public Choice Choose(TrackedChannel channel)
    {
        var candidates = Candidates(channel).ToList();
        if (candidates.Count == 0)
            return new Choice(null, Trouble: "No Telegram account can read it now. Sign one in, or let one collect, under Settings / Telegram accounts.");
        var ranked = candidates.Select(a => (Account: a, MustFind: MustFind(channel, a), FreeAt: FreeAt(channel, a)))
            .OrderBy(c => c.Account.Id != channel.AccountId).ThenBy(c => c.MustFind).ThenBy(c => LastTried(channel, c.Account)).ThenBy(c => _channels.GetValueOrDefault(c.Account.Id)).ThenBy(c => c.Account.Id).ToList();
        // A short wait is no reason to move, and to spend another account's names.
        if (ranked[0] is var own && own.Account.Id == channel.AccountId && own.FreeAt > now && own.FreeAt <= now + WorthMoving)
            return new Choice(null, FreeAt: own.FreeAt);
        if (ranked.Find(c => c.FreeAt <= now) is not { Account: { } chosen } found)
            return Waiting([.. ranked.Select(c => (c.Account, c.FreeAt))]);
        Note(channel, chosen, found.MustFind);
        return new Choice(chosen.Id, found.MustFind);
    }

    /// <summary>Whether any account is left that was not refused.</summary>
    public bool HasAnother(TrackedChannel channel, long than) => Candidates(channel).Any(a => a.Id != than);

    private IEnumerable<MtProtoAccount> Candidates(TrackedChannel channel) => _accounts.Values.Where(a =>
        a.WorkspaceId == channel.WorkspaceId && a.State == AccountState.Ready && a.IsCollecting
        // Where every account was refused they are asked again, a long while later.
        && !(channel.IsRead() && _access.GetValueOrDefault((channel.Id, a.Id)) is { IsRefused: true }));

    private bool MustFind(TrackedChannel channel, MtProtoAccount account) =>
        channel.TelegramId is null || _access.GetValueOrDefault((channel.Id, account.Id)) is not { IsRefused: false };

    // Of those that were refused the one that was asked longest ago.
    private DateTimeOffset LastTried(TrackedChannel channel, MtProtoAccount account) =>
        _access.GetValueOrDefault((channel.Id, account.Id)) is { IsRefused: true, FoundAt: var at } ? at : DateTimeOffset.MinValue;

    private DateTimeOffset FreeAt(TrackedChannel channel, MtProtoAccount account)
    {
        var free = Latest(Sane(account.WaitsUntil), resting.Until(account.Id));
        return MustFind(channel, account) ? Latest(free, NameFreeAt(account)) : free;
    }

    private DateTimeOffset NameFreeAt(MtProtoAccount account)
    {
        var (today, last) = _names.GetValueOrDefault(account.Id);
        var spaced = today >= pace.NamesPerDay ? now + TimeSpan.FromHours(1) : last + pace.BetweenNames;
        return Latest(Sane(account.FindsNoneUntil), spaced);
    }

    // Telegram's waits are a day and a bit at most. A later time was written by a clock that has gone back since.
    private DateTimeOffset? Sane(DateTimeOffset? until) => until > now + RecordFlood.Longest ? null : until;

    private void Note(TrackedChannel channel, MtProtoAccount account, bool mustFind)
    {
        if (mustFind)
            _names[account.Id] = (_names.GetValueOrDefault(account.Id).Today + 1, now);
        if (channel.AccountId != account.Id)
            _channels[account.Id] = _channels.GetValueOrDefault(account.Id) + 1;
    }

    private Choice Waiting(IReadOnlyList<(MtProtoAccount Account, DateTimeOffset FreeAt)> waiting)
    {
        var (account, at) = waiting.MinBy(w => w.FreeAt);
        var trouble = at - now <= WorthTelling ? null
            : resting.Until(account.Id) == at ? $"{account.Name} could not be reached. It is tried again at {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
            : $"Telegram wants {account.Name} to wait until {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and no other account can read it. It goes on by itself then; another account would read it sooner.";
        return new Choice(null, FreeAt: at, Trouble: trouble);
    }

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var at in times)
            latest = at > latest ? at.Value : latest;
        return latest;
    }
}
