using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Telemetry;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Takes a key that another process made, the command line or another node, within half a minute, and encrypts anew what this process wrote with the old one meanwhile.</summary>
public sealed partial class KeyWatch(IKeyManager keys, SecretProtector protector, ReencryptSecrets reencrypt, LoopBoard loops, TimeProvider time, ILogger<KeyWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private int? _known;

    /// <returns>How many secrets were encrypted anew; null where there is no new key.</returns>
    public async Task<int?> RunOnceAsync()
    {
        var count = keys.GetAllKeys().Count;
        var before = _known;
        _known = count;
        if (before is null || count <= before)
            return null;
        protector.Renew();
        var done = await reencrypt.RunAsync();
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
                _known = 0; // Looked at anew, as after a new key.
                Log.Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A new key encrypts from now on; {Count} secrets were encrypted anew")]
        public static partial void Renewed(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "The keys could not be read; they are looked at again in half a minute")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
