using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>What each workspace has set. Read on every message, so kept in memory; a change is seen once it is durable.</summary>
public sealed class SettingsStore : IDisposable
{
    // On PostgreSQL two changes of one setting would both read the value before the other.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly WorkspaceCache<SettingValues> _known;
    private readonly IDatabase _database;
    private readonly EventBus _events;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;

    public SettingsStore(IDatabase database, EventBus events, TimeProvider time)
    {
        (_database, _events, _time) = (database, events, time);
        _known = new(async workspace =>
        {
            await using var db = database.Read(workspace);
            return new SettingValues(await db.WorkspaceSettings.ToDictionaryAsync(s => s.Key, s => s.Value));
        });
        _subscription = events.Keep<SettingsChanged, SettingValues>(_known);
    }

    public ValueTask<SettingValues> OfAsync(WorkspaceId workspace) => _known.GetAsync(workspace);

    public async ValueTask<T> GetAsync<T>(WorkspaceId workspace, Setting<T> setting) where T : notnull => (await OfAsync(workspace)).Get(setting);

    public Task<Result<string>> ChangeAsync<T>(WorkspaceId workspace, Setting<T> setting, T value, long? adminId = null) =>
        ChangeAsync(workspace, setting, Setting<T>.Write(value), adminId);

    /// <summary>Stores a value given as JSON; the usual value removes the row.</summary>
    /// <returns>The value as it was before.</returns>
    public async Task<Result<string>> ChangeAsync(WorkspaceId workspace, Setting setting, string json, long? adminId = null)
    {
        if (setting.Check(json) is { } wrong)
            return new Failure(FailureKind.Invalid, "setting_invalid", wrong, setting.Key);
        return await WriteAsync(workspace, async db => (Result<string>)await ApplyAsync(db, workspace, setting, json, adminId));
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _turn.Dispose();
    }

    /// <summary>Several changes that hold together or not at all. What has not changed leaves no step in the history.</summary>
    internal async Task<T> WriteAsync<T>(WorkspaceId workspace, Func<AppDbContext, Task<T>> work)
    {
        await _turn.WaitAsync();
        try
        {
            return await _database.WriteAsync(workspace, async db =>
            {
                db.AfterCommit(() => Forget(workspace));
                return await work(db);
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>The value as it was before.</returns>
    internal async Task<string> ApplyAsync(AppDbContext db, WorkspaceId workspace, Setting setting, string json, long? adminId)
    {
        var row = await db.WorkspaceSettings.AsTracking().FirstOrDefaultAsync(s => s.WorkspaceId == workspace && s.Key == setting.Key);
        var before = row?.Value ?? setting.DefaultJson;
        if (json == before)
            return before;
        if (json == setting.DefaultJson)
            db.WorkspaceSettings.RemoveRange(row is null ? [] : [row]);
        else if (row is null)
            db.WorkspaceSettings.Add(new WorkspaceSetting { WorkspaceId = workspace, Key = setting.Key, Value = json, ChangedAt = _time.GetUtcNow(), ChangedBy = adminId });
        else
            (row.Value, row.ChangedAt, row.ChangedBy) = (json, _time.GetUtcNow(), adminId);
        if (!setting.IsSecret)
            db.SettingChanges.Add(new SettingChange { WorkspaceId = workspace, Key = setting.Key, Before = before, After = json, At = _time.GetUtcNow(), By = adminId });
        return before;
    }

    private void Forget(WorkspaceId workspace)
    {
        _known.Forget(workspace);
        _events.Publish(new SettingsChanged(workspace));
    }
}

/// <summary>The settings of one workspace at one moment.</summary>
public sealed class SettingValues(IReadOnlyDictionary<string, string> values)
{
    // Read on every message: each value is parsed once.
    private readonly ConcurrentDictionary<string, object> _read = new();

    public T Get<T>(Setting<T> setting) where T : notnull =>
        values.TryGetValue(setting.Key, out var json) ? (T)_read.GetOrAdd(setting.Key, _ => setting.Read(json)) : setting.Default;

    public string GetJson(Setting setting) => values.GetValueOrDefault(setting.Key) ?? setting.DefaultJson;
}

public sealed record SettingsChanged(WorkspaceId WorkspaceId) : IEvent;
