using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>
/// Writes down every few seconds how much each key was used, so that no request waits for it. What a kill takes is those seconds of counting.
/// </summary>
[OnEveryNode]
public sealed partial class ApiKeyUsageWriter(ApiKeyMeter meter, IDatabase database, TimeProvider time, ILogger<ApiKeyUsageWriter> logger) : BackgroundService
{
    private const string AddToDay = """
        INSERT INTO api_key_days (api_key_id, workspace_id, day_at, requests, messages, refused) VALUES (@key, @workspace, @day, @requests, @messages, @refused)
        ON CONFLICT (api_key_id, day_at) DO UPDATE SET requests = api_key_days.requests + excluded.requests,
        messages = api_key_days.messages + excluded.messages, refused = api_key_days.refused + excluded.refused
        """;

    private const string MarkUse = "UPDATE api_keys SET last_used_at = @at WHERE id = @key";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>Returns how many keys were in use since the last time.</summary>
    public async Task<int> RunOnceAsync()
    {
        // In one order for all: two writers that meet would wait for each other otherwise.
        var usages = meter.Drain().OrderBy(u => u.Key.Id).ToList();
        if (usages.Count == 0)
            return 0;
        try
        {
            await database.WriteAsync(null, db => StoreAsync(db.Session, usages));
        }
        catch
        {
            meter.Restore(usages);
            throw;
        }
        return usages.Count;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync();
    }

    private async Task TryAsync()
    {
        try
        {
            await RunOnceAsync();
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
        }
    }

    private static async Task StoreAsync(WriteSession session, IReadOnlyList<ApiKeyUsage> usages)
    {
        await session.ForEachAsync(AddToDay, usages, static (p, u) => p
            .Add("@key", u.Key.Id).Add("@workspace", u.Key.WorkspaceId).Add("@day", RollupPeriod.Day.StartOf(u.LastAt))
            .Add("@requests", u.Requests).Add("@messages", u.Messages).Add("@refused", u.Refused));
        await session.ForEachAsync(MarkUse, usages, static (p, u) => p.Add("@at", u.LastAt).Add("@key", u.Key.Id));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Counting the use of API keys waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);
    }
}
