using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Answering;

/// <summary>Takes waiting questions to the model, a few at once. What waits lies in the database, so a start goes on where a stop left off.</summary>
[OnLeader]
public sealed partial class AiAnswerWorker : BackgroundService
{
    private const int Step = 40;
    private const int AtOnce = 4;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(1);

    private readonly IDatabase _database;
    private readonly AnswerPerson _answer;
    private readonly AnswerBell _bell;
    private readonly ILogger<AiAnswerWorker> _logger;

    internal AiAnswerWorker(IDatabase database, AnswerPerson answer, AnswerBell bell, ILogger<AiAnswerWorker> logger) =>
        (_database, _answer, _bell, _logger) = (database, answer, bell, logger);

    /// <returns>How many questions were taken up.</returns>
    /// <exception cref="StorageUnavailableException">What is left waits, unchanged.</exception>
    public async Task<int> RunOnceAsync(CancellationToken cancellation = default)
    {
        await using var db = _database.ReadAll();
        var due = await db.AiAnswers.Where(a => a.Outcome == AiOutcome.Asked && a.Purpose == AiPurpose.AutoAnswer).OrderBy(a => a.Id).Take(Step).ToListAsync(cancellation);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (row, token) => await _answer.RunAsync(row, token));
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            await _bell.SleepAsync(await RunThroughAsync(stoppingToken), stoppingToken);
    }

    private async Task<TimeSpan> RunThroughAsync(CancellationToken cancellation)
    {
        try
        {
            while (await RunOnceAsync(cancellation) == Step)
            {
            }
            return LongestSleep;
        }
        catch (StorageUnavailableException e)
        {
            Log.StorageUnavailable(_logger, e.Code);
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            Log.Failed(_logger, e);
        }
        return StoragePause;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database takes no writes ({Code}); questions for the model wait")]
        public static partial void StorageUnavailable(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "Questions for the model could not be worked off; it is tried again")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
