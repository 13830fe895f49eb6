using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.Channels.Sources.Budget;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.MtProto.Schema;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>An open account read through TDLib.</summary>
internal sealed class TdlibSource(OpenAccount account, RequestBudget budget) : IChannelSource
{
    private const int LongestTitle = 160;
    private const int LongestAbout = 300;

    public long AccountId => account.Id;

    public Task<SourceReply<FoundChannel>> FindAsync(ChannelAddress address, CancellationToken cancellation) => account.WorkAsync(async () =>
    {
        var found = await budget.RunAsync(RequestKind.Name, () => address.IsInvite ? ByInviteAsync(address, cancellation) : ByNameAsync(address, cancellation), cancellation);
        return found.TryGet(out var channel, out var failure) ? await DescribeAsync(channel, cancellation) : failure;
    });

    public Task<SourceReply<FoundChannel>> AboutAsync(long channel, CancellationToken cancellation) => account.WorkAsync(() => DescribeAsync(channel, cancellation));

    public Task<SourceReply<PostPage>> PageAsync(long channel, long before, int limit, CancellationToken cancellation) => account.WorkAsync(() =>
        budget.RunAsync<PostPage>(RequestKind.Page, async () =>
        {
            if (await RememberAsync(channel, cancellation) is { } unknown)
                return unknown;
            var asked = new SearchChatMessages(TdIds.ChatOf(channel), TdIds.MessageOf(before), Math.Clamp(limit, 1, 100));
            if (!(await account.SendAsync(asked, cancellation)).TryGet(out var page, out var failure))
                return SourceFailureReader.Read(failure);
            account.Wear(page.Messages.Count);
            return new PostPage([.. page.Messages.OfType<TdMessage>().Select(PostFromTdlib.Read).OfType<SourcePost>().OrderByDescending(p => p.MessageId)], page.TotalCount >= 0 ? page.TotalCount : null);
        }, cancellation));

    public Task<SourceReply<bool>> ListenAsync(long channel, CancellationToken cancellation) => account.WorkAsync(() =>
        budget.RunAsync<bool>(RequestKind.Listen, async () =>
        {
            if (await RememberAsync(channel, cancellation) is { } unknown)
                return unknown;
            account.Listening.Add(channel);
            if ((await account.SendAsync(new OpenChat(TdIds.ChatOf(channel)), cancellation)).Failure is not { } failure)
                return true;
            account.Listening.Remove(channel);
            return SourceFailureReader.Read(failure);
        }, cancellation));

    public async Task StopListeningAsync(long channel)
    {
        if (account.Listening.Remove(channel))
            await account.SendAsync(new CloseChat(TdIds.ChatOf(channel)), CancellationToken.None);
    }

    private async Task<SourceReply<long>> ByNameAsync(ChannelAddress address, CancellationToken cancellation)
    {
        if (!(await account.SendAsync(new SearchPublicChat(address.Value), cancellation)).TryGet(out var chat, out var failure))
            return SourceFailureReader.Read(failure);
        return chat.Kind is { Type: TdChatType.Supergroup, IsChannel: true } ? chat.Kind.SupergroupId : SourceFailures.NotAChannel;
    }

    private async Task<SourceReply<long>> ByInviteAsync(ChannelAddress address, CancellationToken cancellation)
    {
        if (!(await account.SendAsync(new CheckChatInviteLink(address.Link), cancellation)).TryGet(out var invite, out var failure))
            return SourceFailureReader.Read(failure);
        if (invite.Kind is not { Type: TdInviteKind.Channel })
            return SourceFailures.NotAChannel;
        // What can be looked at for some minutes without joining cannot be followed.
        return TdIds.ChannelOf(invite.ChatId) is { } channel && invite.AccessibleFor == 0 ? channel : SourceFailures.NotJoined;
    }

    private Task<SourceReply<FoundChannel>> DescribeAsync(long channel, CancellationToken cancellation) => budget.RunAsync<FoundChannel>(RequestKind.About, async () =>
    {
        if (await RememberAsync(channel, cancellation) is { } unknown)
            return unknown;
        if (!(await account.SendAsync(new GetSupergroupFullInfo(channel), cancellation)).TryGet(out var full, out var failure))
            return SourceFailureReader.Read(failure);
        // Both are TDLib's own memory, fresh from the request before.
        var (group, chat) = (await account.SendAsync(new GetSupergroup(channel), cancellation), await account.SendAsync(new GetChat(TdIds.ChatOf(channel)), cancellation));
        if (!group.TryGet(out var known, out failure) || !chat.TryGet(out var titled, out failure))
            return SourceFailureReader.Read(failure);
        if (!known.IsChannel)
            return SourceFailures.NotAChannel;
        var members = full.MemberCount > 0 ? full.MemberCount : known.MemberCount;
        return new FoundChannel(channel, ShortText.Cut(titled.Title, LongestTitle), known.Usernames?.Shown, ShortText.Cut(full.Description, LongestAbout), members > 0 ? members : null, null);
    }, cancellation);

    // Once for each time the account is open; it leaves nothing to Telegram.
    private async Task<SourceFailure?> RememberAsync(long channel, CancellationToken cancellation)
    {
        if (account.Remembered.Contains(channel))
            return null;
        if (!(await account.SendAsync(new GetChat(TdIds.ChatOf(channel)), cancellation)).IsOk
            && (await account.SendAsync(new CreateSupergroupChat(channel), cancellation)).Failure is { } failure)
            return failure.Kind == TdFailureKind.Refused ? SourceFailures.ChannelPrivate : SourceFailureReader.Read(failure);
        account.Remembered.Add(channel);
        return null;
    }
}
