using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>Writes down how a bot fares, and tells. Writing what already stands changes nothing and tells nobody.</summary>
public sealed class BotStates(IDatabase database, EventBus events, TimeProvider time)
{
    public Task ComesUpAsync(BotId id) => ChangeAsync(id, bot => bot.State is not BotState.Off and not BotState.Removed && bot.State != BotState.Up, bot =>
    {
        bot.State = BotState.Up;
        Clear(bot);
    });

    public Task NeedsSomebodyAsync(BotId id, BotTrouble trouble, string detail)
    {
        var words = ShortText.Cut(detail, 1000);
        return ChangeAsync(id, bot => bot.State is not BotState.Off and not BotState.Removed && (bot.Trouble != trouble || bot.TroubleDetail != words), bot =>
        {
            bot.State = BotState.NeedsYou;
            bot.Trouble = trouble;
            bot.TroubleDetail = words;
            bot.TroubleAt = time.GetUtcNow();
        });
    }

    /// <summary>Changes the row if <paramref name="applies"/>; true where it did.</summary>
    public Task<bool> ChangeAsync(BotId id, Func<Bot, bool> applies, Action<Bot> change) => database.WriteAsync(null, async db =>
    {
        var bot = await db.Bots.AsTracking().FirstOrDefaultAsync(b => b.Id == id);
        if (bot is null || !applies(bot))
            return false;
        change(bot);
        db.AfterCommit(() => events.Publish(new BotChanged(bot.WorkspaceId, id)));
        return true;
    });

    internal static void Clear(Bot bot) => (bot.Trouble, bot.TroubleDetail, bot.TroubleAt) = (null, null, null);
}
