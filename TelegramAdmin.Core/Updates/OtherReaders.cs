using System.Collections.Concurrent;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>When another program last read a bot's updates. Where one does, the engine leaves to it what only one can answer.</summary>
public sealed class OtherReaders(TimeProvider time)
{
    /// <summary>A program that was not seen for so long is taken for gone.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<BotId, DateTimeOffset> _seen = new();

    public void Note(BotId bot, DateTimeOffset at) => _seen.AddOrUpdate(bot, at, (_, before) => at > before ? at : before);

    public bool Any(BotId bot) => _seen.TryGetValue(bot, out var at) && time.GetUtcNow() - at < Memory;
}
