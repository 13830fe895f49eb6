using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Moderation.Stopped;

/// <summary>Takes stopped messages through all handlers, as if they came now: counted, charged, recorded and answered like any other. Once each.</summary>
internal sealed class ReplayStopped(IServiceProvider services, BotDirectory bots, TimeProvider time)
{
    // The guard is one of the handlers.
    private readonly Lazy<UpdateHandlers> _handlers = new(services.GetRequiredService<UpdateHandlers>);

    /// <summary>Everything of a person that waited for the right picture, in the order in which it came.</summary>
    public async Task HeldAsync(AppDbContext db, WorkspaceId workspace, long telegramUserId)
    {
        var held = await db.StoppedMessages.AsTracking()
            .Where(m => m.WorkspaceId == workspace && m.TelegramUserId == telegramUserId && m.Reason == StopReason.Captcha && m.LetThroughAt == null).OrderBy(m => m.Id).ToListAsync();
        foreach (var message in held)
            await RunAsync(db, message, by: null);
    }

    /// <returns>False where the bot is gone.</returns>
    public async Task<bool> RunAsync(AppDbContext db, StoppedMessage message, long? by)
    {
        if (await bots.FindAsync(message.BotId) is not { } bot)
            return false;
        (message.LetThroughAt, message.LetThroughBy) = (time.GetUtcNow(), by);
        await db.SaveChangesAsync();
        var update = JsonSerializer.Deserialize(message.Payload, BotApiJson.Default.Update)!;
        var context = new UpdateContext(await StoredAsync(db, message, update.UpdateId), update, bot, db, time.GetUtcNow());
        context.Set(LetThroughPermit.Given);
        await _handlers.Value.RunAsync(context);
        await db.SaveChangesAsync();
        return true;
    }

    // As it lies in the log; where that is cleaned up already, under a number that nothing else has.
    private static async Task<WaitingUpdate> StoredAsync(AppDbContext db, StoppedMessage message, long updateId) =>
        await db.InboxUpdates.Where(u => u.BotId == message.BotId && u.UpdateId == updateId)
            .Select(u => new WaitingUpdate(u.Id, u.WorkspaceId, u.BotId, u.ChatId, u.Kind, u.Payload, u.ReceivedAt)).FirstOrDefaultAsync()
        ?? new WaitingUpdate(-message.Id, message.WorkspaceId, message.BotId, message.TelegramUserId, "message", message.Payload, message.At);
}
