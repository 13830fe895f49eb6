using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>
/// The bots that have something to do now. One is loaded when it is first asked for and let go when it was idle for
/// <see cref="EngineOptions.IdleBotLifetime"/>, so that thousands of quiet bots cost nothing.
/// </summary>
public sealed class BotDirectory : IDisposable
{
    private readonly ConcurrentDictionary<BotId, Entry> _loaded = new();
    private readonly IDatabase _database;
    private readonly SecretProtector _protector;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly IDisposable _missed;
    private readonly ITimer _sweeper;
    private readonly Lock _gate = new();
    private int _changes;

    public BotDirectory(IDatabase database, SecretProtector protector, EventBus events, EngineOptions options, TimeProvider time)
    {
        (_database, _protector, _options, _time) = (database, protector, options, time);
        _subscription = events.Subscribe<BotChanged>(e => Forget(e.BotId));
        _missed = events.Subscribe<EventsMissed>(_ => ForgetAll());
        _sweeper = time.CreateTimer(_ => LetIdleGo(options.IdleBotLifetime), null, options.IdleBotLifetime, options.IdleBotLifetime);
    }

    public int LoadedCount => _loaded.Count;

    /// <returns>Null for a bot that is not registered, was removed, or whose token cannot be decrypted.</returns>
    public ValueTask<ActiveBot?> FindAsync(BotId id)
    {
        if (_loaded.TryGetValue(id, out var entry))
        {
            entry.UsedAt = _time.GetTimestamp();
            return ValueTask.FromResult(entry.Bot);
        }
        return new ValueTask<ActiveBot?>(LoadAsync(id));
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _missed.Dispose();
        _sweeper.Dispose();
    }

    private void Forget(BotId id)
    {
        lock (_gate)
        {
            _changes++;
            _loaded.TryRemove(id, out _);
        }
    }

    private void ForgetAll()
    {
        lock (_gate)
        {
            _changes++;
            _loaded.Clear();
        }
    }

    private async Task<ActiveBot?> LoadAsync(BotId id)
    {
        var before = Volatile.Read(ref _changes);
        await using var db = _database.ReadAll();
        var row = await db.Bots.FirstOrDefaultAsync(b => b.Id == id && b.State != BotState.Removed);
        var bot = row is null ? null : Decrypt(row);
        if (bot is not null)
            Keep(bot, before);
        return bot;
    }

    /// <summary>What was read before a change is used this once but not kept: nobody would come to replace it.</summary>
    private void Keep(ActiveBot bot, int readAt)
    {
        lock (_gate)
        {
            if (_changes == readAt)
                _loaded[bot.Id] = new Entry(bot) { UsedAt = _time.GetTimestamp() };
        }
    }

    private ActiveBot? Decrypt(Bot row) =>
        BotToken.TryParse(_protector.TryReveal(row.ProtectedToken), out var token) && _protector.TryReveal(row.ProtectedWebhookSecret) is { } secret
            ? new ActiveBot(row, token, secret, isReachable: _options.PublicUrl is not null)
            : null;

    private void LetIdleGo(TimeSpan lifetime)
    {
        foreach (var (id, entry) in _loaded)
        {
            if (_time.GetElapsedTime(entry.UsedAt) >= lifetime)
                _loaded.TryRemove(id, out _);
        }
    }

    private sealed class Entry(ActiveBot bot)
    {
        public ActiveBot? Bot { get; } = bot;

        public long UsedAt { get; set; }
    }
}
