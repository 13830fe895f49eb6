using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>Somebody starts a bot by the link of a post: notes it, before the answer, which notes that they started.</summary>
internal sealed class RecordPostStart(EventBus events) : IUpdateHandler
{
    /// <summary>For how long what somebody does counts for the post that brought them.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private static readonly TimeSpan SameStart = TimeSpan.FromHours(1);

    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.Message is not { Chat.IsPrivate: true } message || context.Find<Recognised>() is not { User: { } person } || context.Find<StaffChat>() is not null)
            return;
        if (!BotCommand.TryRead(message, context.Bot.Username, out var command) || command is not { Name: "start", Argument: { Length: > 0 and <= 64 } payload })
            return;
        var link = await context.Db.PostLinks.AsNoTracking().FirstOrDefaultAsync(l => l.WorkspaceId == context.Bot.WorkspaceId && l.BotId == context.Bot.Id && l.Payload == payload);
        if (link is not null && !await IsAgainAsync(context, link, person))
            await RecordAsync(context, link, person);
    }

    private static Task<bool> IsAgainAsync(UpdateContext context, PostLink link, BotUser person)
    {
        var since = context.Now - SameStart;
        return context.Db.Set<PostStart>().AnyAsync(s => s.WorkspaceId == link.WorkspaceId && s.TelegramUserId == person.TelegramUserId && s.LinkId == link.Id && s.At > since && s.EndsAt > context.Now);
    }

    // One start at a time holds what follows. The row of the person, which this update wrote, keeps two starts from passing each other.
    private async Task RecordAsync(UpdateContext context, PostLink link, BotUser person)
    {
        await context.Db.Set<PostStart>().Where(s => s.WorkspaceId == link.WorkspaceId && s.TelegramUserId == person.TelegramUserId && s.EndsAt > context.Now)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndsAt, context.Now));
        context.Db.PostStarts.Add(new PostStart
        {
            WorkspaceId = link.WorkspaceId,
            LinkId = link.Id,
            ChannelId = link.ChannelId,
            MessageId = link.MessageId,
            BotId = link.BotId,
            TelegramUserId = person.TelegramUserId,
            IsNew = person.StartedAt is null,
            At = context.Now,
            AfterMessageId = context.Find<ConversationThread>()?.Row.LastMessageId ?? 0,
            EndsAt = context.Now + Window,
        });
        var changed = new ChannelChanged(link.WorkspaceId, link.ChannelId);
        context.Db.AfterCommit(() => events.Publish(changed));
    }
}
