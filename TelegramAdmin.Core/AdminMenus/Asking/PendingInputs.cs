using System.Collections.Concurrent;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Asking;

/// <summary>What the menus wait for in which chat: the next words there go to it. Lives in memory; whoever forgets writes to the bot as before after five minutes.</summary>
public sealed class PendingInputs(TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(BotId Bot, long Chat), (MenuRoute Route, DateTimeOffset Until)> _awaited = new();

    internal void Await(BotId bot, long chat, MenuRoute route) => _awaited[(bot, chat)] = (route, time.GetUtcNow() + Patience);

    internal MenuRoute? Find(BotId bot, long chat) =>
        _awaited.TryGetValue((bot, chat), out var awaited) && awaited.Until > time.GetUtcNow() ? awaited.Route : null;

    internal void Forget(BotId bot, long chat) => _awaited.TryRemove((bot, chat), out _);
}
