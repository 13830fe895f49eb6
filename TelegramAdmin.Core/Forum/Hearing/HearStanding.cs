using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Forum.Hearing;

/// <summary>What becomes of a bot of ours in the group: made administrator, robbed of its rights, thrown out; and of the group: a new number, a public name.</summary>
public sealed class HearStanding(EventBus events) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Find<ForumGroup>() is not { } known)
            return;
        if (context.Update.MyChatMember is { } standing)
            await FollowBotAsync(context, known, standing.NewChatMember);
        else if (context.Update.Message is { } message && known.BotId == context.Bot.Id)
            await FollowGroupAsync(context, known, message);
    }

    private async Task FollowBotAsync(UpdateContext context, ForumGroup known, ChatMember bot)
    {
        var (state, trouble) = StateOf(bot);
        await context.Db.Session.SetReachableAsync(new ReachabilityFact(known.WorkspaceId, context.Bot.Id, known.ChatId, trouble, context.Now));
        var group = await context.Db.ForumGroups.AsTracking().FirstAsync();
        if (group.BotId == context.Bot.Id)
            (group.State, group.Trouble) = (state, trouble);
        context.Db.AfterCommit(() => events.Publish(new ForumChanged(known.WorkspaceId)));
    }

    private async Task FollowGroupAsync(UpdateContext context, ForumGroup known, Message message)
    {
        var (number, title, isPublic) = (message.MigrateToChatId ?? known.ChatId, message.Chat.Title ?? known.Title, message.Chat.Username is not null);
        if (number == known.ChatId && title == known.Title && isPublic == (known.State == ForumState.Public))
            return;
        var group = await context.Db.ForumGroups.AsTracking().FirstAsync();
        (group.ChatId, group.Title) = (number, Storage.ShortText.Cut(title, 256));
        if (isPublic)
            (group.State, group.Trouble) = (ForumState.Public, $"The group is public as @{message.Chat.Username}");
        else if (group.State == ForumState.Public)
            (group.State, group.Trouble) = (ForumState.Working, null);
        await context.Db.Session.SetReachableAsync(new ReachabilityFact(known.WorkspaceId, context.Bot.Id, number, null, context.Now));
        context.Db.AfterCommit(() => events.Publish(new ForumChanged(known.WorkspaceId)));
    }

    private static (ForumState State, string? Trouble) StateOf(ChatMember bot) => bot switch
    {
        { Status: "administrator", CanManageTopics: true } => (ForumState.Working, null),
        { IsIn: true } => (ForumState.NoRights, "The bot may not manage topics"),
        _ => (ForumState.NotMember, "The bot is not in the group"),
    };
}
