using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Updates;

/// <summary>One update on its way through the handlers, with the transaction that will hold all its effects.</summary>
public sealed class UpdateContext(WaitingUpdate stored, Update update, ActiveBot bot, AppDbContext db, DateTimeOffset now)
{
    private readonly Dictionary<Type, object> _found = [];

    /// <summary>The row in the update log; its id is the reference of whatever this update causes.</summary>
    public WaitingUpdate Stored => stored;

    public Update Update => update;

    public ActiveBot Bot => bot;

    public AppDbContext Db => db;

    public DateTimeOffset Now => now;

    public bool IsAnswered { get; set; }

    /// <summary>The handlers after the one that sets it do not get the update.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Leaves something for later handlers: who wrote, which conversation it is in.</summary>
    public void Set<T>(T value) where T : class => _found[typeof(T)] = value;

    public T? Find<T>() where T : class => _found.TryGetValue(typeof(T), out var value) ? (T)value : null;
}
