using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Forum.Connecting;

/// <summary>Makes a group the workspace's forum group, once Telegram says that it can be.</summary>
public sealed class ConnectForum(IDatabase database, IBotApi api, BotDirectory directory, AuditLog audit, EventBus events, TimeProvider time)
{
    public async Task<Result<ForumGroup>> RunAsync(WorkspaceId workspace, BotId botId, long chatId, Actor by, CancellationToken cancellation = default)
    {
        if (chatId >= 0)
            return ForumErrors.NotNumber;
        if (await directory.FindAsync(botId) is not { } bot || bot.WorkspaceId != workspace)
            return ForumErrors.BotNotFound;
        var check = GroupCheck.Of(await GroupFacts.AskAsync(api, bot, chatId, cancellation), bot.Username);
        if (check.State is null)
            return ForumErrors.NoAnswer;
        if (check.Missing is { } missing)
            return ForumErrors.Missing(missing);
        var group = await database.WriteAsync(workspace, db => KeepAsync(db, bot, chatId, check.Title ?? ""), cancellation);
        await audit.RecordAsync(workspace, by, "forum.connected", $"{group.Title} ({group.ChatId})", $"through @{bot.Username}");
        return group;
    }

    private async Task<ForumGroup> KeepAsync(AppDbContext db, ActiveBot bot, long chatId, string title)
    {
        var group = await db.ForumGroups.AsTracking().FirstOrDefaultAsync();
        if (group is not null && group.ChatId != chatId)
            await ForgetTopicsAsync(db);
        group ??= db.ForumGroups.Add(await NewAsync(db, bot, chatId, title)).Entity;
        (group.BotId, group.ChatId, group.Title, group.State, group.Trouble) = (bot.Id, chatId, ShortText.Cut(title, 256), ForumState.Working, null);
        group.CheckedAt = time.GetUtcNow();
        await db.Session.SetReachableAsync(new ReachabilityFact(bot.WorkspaceId, bot.Id, chatId, null, time.GetUtcNow()));
        db.AfterCommit(() => events.Publish(new ForumChanged(bot.WorkspaceId)));
        return group;
    }

    /// <summary>The topics of another group are no use here.</summary>
    internal static async Task ForgetTopicsAsync(AppDbContext db)
    {
        await db.ForumPosts.ExecuteDeleteAsync();
        await db.ForumTopics.ExecuteDeleteAsync();
    }

    private async Task<ForumGroup> NewAsync(AppDbContext db, ActiveBot bot, long chatId, string title) => new()
    {
        WorkspaceId = bot.WorkspaceId,
        BotId = bot.Id,
        ChatId = chatId,
        Title = title,
        State = ForumState.Working,
        ConnectedAt = time.GetUtcNow(),
        FirstMessageId = await db.ConversationMessages.MaxAsync(m => (long?)m.Id) ?? 0,
    };
}
