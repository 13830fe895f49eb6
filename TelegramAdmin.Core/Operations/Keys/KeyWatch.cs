using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Takes a key that another process made, the command line or another node, within half a minute, or one whose day has come, and encrypts anew what is under the old one.</summary>
[OnEveryNode]
public sealed partial class KeyWatch(IKeyManager keys, SecretProtector protector, ReencryptSecrets reencrypt, LoopBoard loops, TimeProvider time, ILogger<KeyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private int? _count;
    private Guid? _current;

    /// <returns>How many secrets were encrypted anew; null where the key is the one of the last look.</returns>
    public async Task<int?> RunOnceAsync()
    {
        var count = keys.GetAllKeys().Count;
        if (count > _count)
            protector.Renew();
        _count = count;
        // A key that Data Protection made by itself encrypts from its own day on, days after it was made.
        if (protector.CurrentKey is var current && current == _current)
            return null;
        var done = await reencrypt.RunAsync();
        _current = current;
        if (done.Count > 0)
            Log.Renewed(logger, done.Count);
        return done.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await loops.RunAsync(nameof(KeyWatch), RunOnceAsync);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                _count = 0; // Looked at anew, as after a new key.
                Log.Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} secrets were under an old key and are encrypted anew")]
        public static partial void Renewed(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "The keys could not be read; they are looked at again in half a minute")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
