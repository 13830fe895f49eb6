using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Persistence;

/// <summary>Keeps the world in a JSON file: written soon after a change, replaced in one step.</summary>
internal sealed class StateFile(World world, string path) : IAsyncDisposable
{
    /// <summary>A large world is written less often, so that writing takes a twentieth of the time at most.</summary>
    private const int LongestShare = 20;

    private static readonly JsonSerializerOptions Json = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    public bool TryLoad()
    {
        if (!File.Exists(path)) return false;
        var saved = JsonSerializer.Deserialize<SavedWorld>(File.ReadAllBytes(path), Json);
        lock (world.Gate) saved?.Restore(world);
        return saved is not null;
    }

    public void Start() => _loop = Task.Run(LoopAsync);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        await SaveAsync();
        _stopping.Dispose();
    }

    private async Task LoopAsync()
    {
        var wait = TimeSpan.FromSeconds(1);
        while (!_stopping.IsCancellationRequested)
        {
            await Task.Delay(wait, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested) return;
            var started = Stopwatch.GetTimestamp();
            await SaveAsync();
            var took = Stopwatch.GetElapsedTime(started) * LongestShare;
            wait = took > TimeSpan.FromSeconds(1) ? took : TimeSpan.FromSeconds(1);
        }
    }

    private async Task SaveAsync()
    {
        byte[] content;
        lock (world.Gate)
        {
            if (!world.IsDirty) return;
            world.IsDirty = false;
            content = JsonSerializer.SerializeToUtf8Bytes(SavedWorld.Of(world), Json);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var next = path + ".next";
        await File.WriteAllBytesAsync(next, content);
        File.Move(next, path, overwrite: true);
    }
}
