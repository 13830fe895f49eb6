using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Channels.Accounts;
using TelegramAdmin.Core.Channels.Collecting.Counting;
using TelegramAdmin.Core.Channels.Sources;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Collecting.Running;

/// <summary>An account looks a channel up, once and for ever.</summary>
internal sealed class FindStep(StepDesk desk, StoreMembers members) : IStep
{
    private const string Insert = """
        INSERT INTO channel_access (workspace_id, account_id, channel_id, found_at, is_refused) VALUES (@workspace, @account, @channel, @at, @refused)
        ON CONFLICT (channel_id, account_id) DO UPDATE SET found_at = excluded.found_at, is_refused = excluded.is_refused
        """;

    public static Task NoteAccessAsync(AppDbContext db, TrackedChannel channel, long account, DateTimeOffset at, bool isRefused) =>
        db.Session.RunAsync(Insert, p => p.Add("@workspace", channel.WorkspaceId).Add("@account", account).Add("@channel", channel.Id).Add("@at", at).Add("@refused", isRefused));

    public async Task<SourceFailure?> RunAsync(TrackedChannel channel, IChannelSource source, CancellationToken cancellation)
    {
        // A channel that changed its name is known by the new one.
        var address = new ChannelAddress(channel.IsInvite ? channel.Address : channel.Username ?? channel.Address, channel.IsInvite);
        if (!(await source.FindAsync(address, cancellation)).TryGet(out var found, out var failure))
            return failure;
        if (found.TelegramId <= 0 || (channel.TelegramId is { } known && known != found.TelegramId))
            return new SourceFailure(SourceFailureKind.ChannelGone, $"{address.Link} belongs to another channel now. What was kept stays; follow the other one by itself.");
        SourceFailure? refusal = null;
        await desk.WriteAsync(channel, source.AccountId, async (db, held) => refusal = await KeepAsync(db, held, source.AccountId, found), cancellation);
        return refusal;
    }

    private async Task<SourceFailure?> KeepAsync(AppDbContext db, TrackedChannel channel, long account, FoundChannel found)
    {
        var now = desk.Now;
        await NoteAccessAsync(db, channel, account, now, isRefused: false);
        if (await db.Set<TrackedChannel>().AsNoTracking().FirstOrDefaultAsync(c => c.TelegramId == found.TelegramId && c.Id != channel.Id) is { } twin)
            return new SourceFailure(SourceFailureKind.NotAChannel, $"This is “{twin.Title}”, which is followed already under another address. Remove one of the two.");
        channel.TelegramId = found.TelegramId;
        AboutStep.Describe(channel, found);
        await members.RunAsync(db, channel, found.Members, now);
        return null;
    }
}
