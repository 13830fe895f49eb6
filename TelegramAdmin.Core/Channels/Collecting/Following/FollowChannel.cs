using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Following;

/// <summary>Begins to follow a channel. It is looked up at Telegram by the collector, a moment later.</summary>
public sealed class FollowChannel(IDatabase database, AuditLog audit, EventBus events, TimeProvider time)
{
    /// <summary>Of one workspace; more than its accounts could read anyway.</summary>
    public const int MostChannels = 1_000;

    public async Task<Result<TrackedChannel>> RunAsync(WorkspaceId workspace, ChannelDraft draft, Actor actor)
    {
        if (ChannelAddress.Read(draft.Address) is not { } address)
            return ChannelErrors.AddressInvalid;
        if (draft.History.Fault(time.GetUtcNow()) is { } fault)
            return fault;
        var added = await database.WriteAsync(workspace, db => AddAsync(db, workspace, address, draft));
        if (added.IsOk)
            await audit.RecordAsync(workspace, actor, "channel.followed", added.Value.Title);
        return added;
    }

    private async Task<Result<TrackedChannel>> AddAsync(AppDbContext db, WorkspaceId workspace, ChannelAddress address, ChannelDraft draft)
    {
        // Names are the same in either case, invites are not.
        var value = address.IsInvite ? address.Value : address.Value.ToLowerInvariant();
        if (await RefusalAsync(db, value, draft.AccountId) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        var channel = new TrackedChannel
        {
            WorkspaceId = workspace,
            Address = value,
            IsInvite = address.IsInvite,
            Title = address.IsInvite ? address.Link : $"@{address.Value}",
            IsOwn = draft.IsOwn,
            State = ChannelState.Adding,
            AccountId = draft.AccountId,
            HistoryLimit = draft.History.Posts,
            HistorySince = draft.History.Since,
            NextWorkAt = now,
            AddedAt = now,
        };
        db.TrackedChannels.Add(channel);
        await db.SaveChangesAsync();
        db.AfterCommit(() => events.Publish(new ChannelChanged(workspace, channel.Id)));
        return channel;
    }

    private static async Task<Failure?> RefusalAsync(AppDbContext db, string address, long? account)
    {
        var all = await db.TrackedChannels.Select(c => new { c.Title, c.Address, c.Username }).ToListAsync();
        if (all.Find(c => c.Address == address || address.Equals(c.Username, StringComparison.OrdinalIgnoreCase)) is { } known)
            return ChannelErrors.Known(known.Title);
        if (all.Count >= MostChannels)
            return ChannelErrors.TooMany(MostChannels);
        if (account is { } chosen && !await db.MtProtoAccounts.AnyAsync(a => a.Id == chosen))
            return ChannelErrors.AccountUnknown;
        return await db.MtProtoAccounts.AnyAsync(a => a.State == AccountState.Ready && a.IsCollecting) ? null : ChannelErrors.NoAccount;
    }
}
