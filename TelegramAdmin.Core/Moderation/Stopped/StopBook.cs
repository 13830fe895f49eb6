using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Stopped;

/// <summary>Keeps what was stopped, whole, so that it can still be let through.</summary>
internal sealed class StopBook(EventBus events)
{
    private const int LongestName = 520;
    private const int LongestDetail = 300;
    private const int LongestText = 4096;

    public void Keep(UpdateContext context, Arrival arrival, StopReason reason, string detail)
    {
        context.Db.StoppedMessages.Add(new StoppedMessage
        {
            WorkspaceId = context.Bot.WorkspaceId,
            BotId = context.Bot.Id,
            TelegramUserId = arrival.Sender.Id,
            PersonName = ShortText.Cut(arrival.Sender.FullName, LongestName),
            Reason = reason,
            Detail = ShortText.Cut(detail, LongestDetail),
            Text = ShortText.Cut(arrival.Words(), LongestText),
            Payload = context.Stored.Payload,
            At = context.Now,
        });
        context.Db.AfterCommit(() => events.Publish(new MessageStopped(context.Bot.WorkspaceId, arrival.Sender.Id)));
    }
}

/// <summary>The guard kept a message from the team, or one was let through.</summary>
public sealed record MessageStopped(WorkspaceId WorkspaceId, long TelegramUserId) : IEvent;
