using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Channels.Accounts.Opening;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Sources.Tdlib;

/// <summary>Tells the listeners what happens in the channels that an account listens to. Updates of all its other chats are passed over.</summary>
internal sealed partial class LiveFeed(IEnumerable<ISourceListener> listeners, ILogger<LiveFeed> logger)
{
    private readonly IReadOnlyList<ISourceListener> _listeners = [.. listeners];

    public async ValueTask HearAsync(OpenAccount account, TdUpdate update)
    {
        if (await NewsOfAsync(account, update) is { } news)
            await TellAsync(news);
    }

    private static async ValueTask<SourceNews?> NewsOfAsync(OpenAccount account, TdUpdate update) => update switch
    {
        UpdateNewMessage { Message: { } message } when ChannelOf(account, message.ChatId) is { } channel && PostFromTdlib.Read(message) is { } post => new PostAppeared(account.Id, channel, post),
        // A poll's votes change its content; that is no edit.
        UpdateMessageContent { NewContent: not TdPollContent } changed => await EditedAsync(account, changed.ChatId, changed.MessageId),
        UpdateMessageEdited edited => await EditedAsync(account, edited.ChatId, edited.MessageId),
        UpdateMessageInteractionInfo counted when ChannelOf(account, counted.ChatId) is { } channel && TdIds.PostOf(counted.MessageId) is { } post =>
            new PostCounted(account.Id, channel, post, PostFromTdlib.CountersOf(counted.InteractionInfo)),
        UpdateDeleteMessages { IsPermanent: true, FromCache: false } deleted when ChannelOf(account, deleted.ChatId) is { } channel => DeletedFrom(account, channel, deleted),
        UpdateSupergroup { Supergroup: { } group } when account.Listening.Contains(group.Id) => NewsOf(account, group),
        UpdateSupergroupFullInfo { SupergroupFullInfo.MemberCount: > 0 } full when account.Listening.Contains(full.SupergroupId) =>
            new MembersCounted(account.Id, full.SupergroupId, full.SupergroupFullInfo!.MemberCount),
        _ => null,
    };

    private static long? ChannelOf(OpenAccount account, long chat) => TdIds.ChannelOf(chat) is { } channel && account.Listening.Contains(channel) ? channel : null;

    private static SourceNews? NewsOf(OpenAccount account, TdSupergroup group) =>
        group.Status?.Type == TdMemberStatus.Banned ? new ChannelLost(account.Id, group.Id)
        : group.MemberCount > 0 ? new MembersCounted(account.Id, group.Id, group.MemberCount)
        : null;

    private static PostsDeleted? DeletedFrom(OpenAccount account, long channel, UpdateDeleteMessages deleted)
    {
        var posts = deleted.MessageIds.Select(TdIds.PostOf).OfType<long>().ToList();
        return posts.Count > 0 ? new PostsDeleted(account.Id, channel, posts) : null;
    }

    // The update brings only what changed; TDLib has the whole post in memory.
    private static async ValueTask<SourceNews?> EditedAsync(OpenAccount account, long chat, long message)
    {
        if (ChannelOf(account, chat) is not { } channel || TdIds.PostOf(message) is null)
            return null;
        return (await account.SendAsync(new GetMessage(chat, message), CancellationToken.None)).TryGet(out var whole, out _) && PostFromTdlib.Read(whole) is { } post
            ? new PostEdited(account.Id, channel, post)
            : null;
    }

    private async ValueTask TellAsync(SourceNews news)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                await listener.HearAsync(news, CancellationToken.None);
            }
            catch (Exception e)
            {
                // What one listener cannot take, the collector reads again; the others must hear all the same.
                Log.ListenerFailed(logger, e, listener.GetType().Name, news.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Listener} could not take {News}; the collector reads it later")]
        public static partial void ListenerFailed(ILogger logger, Exception e, string listener, string news);
    }
}
