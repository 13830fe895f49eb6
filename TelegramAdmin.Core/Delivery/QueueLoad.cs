using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>About how many messages wait for each bot: what the choice between bots goes by. The exact number is in the database.</summary>
public sealed class QueueLoad
{
    private readonly ConcurrentDictionary<BotId, int> _waiting = new();

    public int Of(BotId bot) => Math.Max(0, _waiting.GetValueOrDefault(bot));

    internal void Add(BotId bot) => _waiting.AddOrUpdate(bot, 1, static (_, count) => count + 1);

    internal void Remove(BotId bot) => _waiting.AddOrUpdate(bot, 0, static (_, count) => Math.Max(0, count - 1));

    internal void Set(BotId bot, int count) => _waiting[bot] = count;
}
