using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Bots;

/// <summary>Registers a bot by its token, which Telegram confirms first (getMe).</summary>
public sealed class AddBot(IBotApi api, IDatabase database, SecretProtector protector, EngineOptions options, EventBus events, TimeProvider time)
{
    /// <summary>What Telegram says of a token, before anything is stored.</summary>
    public async Task<Result<User>> CheckAsync(string? tokenText, CancellationToken cancellation = default)
    {
        if (!BotToken.TryParse(tokenText, out var token))
            return BotErrors.TokenMalformed;
        var answer = await api.GetMeAsync(token, cancellation);
        return answer.Reply switch
        {
            BotApiReply.Accepted when answer.Result is { Id: > 0 } me => me,
            BotApiReply.Accepted or BotApiReply.Refused { Code: 401 or 404 } => BotErrors.TokenRefused,
            BotApiReply.Refused refused => BotErrors.TelegramSaid(refused.Code, refused.Description),
            BotApiReply.Lost lost => BotErrors.TelegramSilent(lost.Reason),
            _ => BotErrors.TokenRefused,
        };
    }

    /// <param name="mode">Null: webhook, which means polling for as long as there is no public address.</param>
    public async Task<Result<Bot>> RunAsync(WorkspaceId workspace, string? tokenText, ReceiveMode? mode = null, CancellationToken cancellation = default)
    {
        if (mode == ReceiveMode.Webhook && options.PublicUrl is null)
            return BotErrors.NoPublicUrl;
        if (!(await CheckAsync(tokenText, cancellation)).TryGet(out var me, out var refused))
            return refused;
        return await database.WriteAsync(null, db => StoreAsync(db, workspace, tokenText!.Trim(), me, mode), cancellation);
    }

    private async Task<Result<Bot>> StoreAsync(AppDbContext db, WorkspaceId workspace, string token, User me, ReceiveMode? mode)
    {
        var id = new BotId(me.Id);
        var known = await db.Bots.AsTracking().FirstOrDefaultAsync(b => b.Id == id);
        if (known is { State: not BotState.Removed })
            return known.WorkspaceId == workspace ? BotErrors.AlreadyRegistered(known.Username) : BotErrors.RegisteredElsewhere;
        if (known is not null && known.WorkspaceId != workspace)
            return BotErrors.RegisteredElsewhere;
        if (await LimitAsync(db, workspace) is { } reached)
            return reached;
        var bot = known ?? db.Bots.Add(New(id, workspace, me)).Entity;
        bot.Name = me.FullName;
        bot.Username = me.Username ?? "";
        bot.ProtectedToken = protector.Protect(token);
        bot.ProtectedWebhookSecret = protector.Protect(SecretProtector.NewSecret());
        bot.Mode = mode ?? ReceiveMode.Webhook;
        bot.State = BotState.Starting;
        bot.WebhookUrl = null;
        BotStates.Clear(bot);
        db.AfterCommit(() => events.Publish(new BotChanged(workspace, id)));
        return bot;
    }

    private static async Task<Failure?> LimitAsync(AppDbContext db, WorkspaceId workspace)
    {
        if (await db.Workspaces.Where(w => w.Id == workspace).Select(w => w.LargestBots).FirstOrDefaultAsync() is not { } largest)
            return null;
        // Holds the workspace's row, so that of two bots added at once one is counted by the other.
        await db.Workspaces.Where(w => w.Id == workspace).ExecuteUpdateAsync(w => w.SetProperty(x => x.Name, x => x.Name));
        return await db.Bots.CountAsync(b => b.WorkspaceId == workspace && b.State != BotState.Removed) >= largest ? BotErrors.LimitReached(largest) : null;
    }

    private Bot New(BotId id, WorkspaceId workspace, User me) => new()
    {
        Id = id,
        WorkspaceId = workspace,
        Name = me.FullName,
        Username = me.Username ?? "",
        ProtectedToken = "",
        ProtectedWebhookSecret = "",
        Mode = ReceiveMode.Polling,
        State = BotState.Starting,
        AddedAt = time.GetUtcNow(),
    };
}
