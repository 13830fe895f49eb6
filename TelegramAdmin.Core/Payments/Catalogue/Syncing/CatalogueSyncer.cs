using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Tells Stripe of changes soon after they are made, and again where Stripe did not answer; gives new workspaces their first products.</summary>
[OnLeader]
public sealed partial class CatalogueSyncer(SyncCatalogue sync, SeedCatalogue seed, CatalogueBell bell, EventBus events, ILogger<CatalogueSyncer> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <summary>Nobody is served before there is something to buy.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await seed.RunAsync();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = events.Subscribe<CatalogueChanged>(_ => bell.Ring());
        while (true)
        {
            await RunOnceAsync(stoppingToken);
            await bell.SleepAsync(Round, stoppingToken);
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellation)
    {
        try
        {
            await seed.RunAsync();
            if ((await sync.RunDueAsync(cancellation)).Failure is { Type: not Stripe.Client.StripeFailure.NotConfigured } failure)
                Log.Waits(logger, failure.Words);
        }
        catch (StorageUnavailableException e)
        {
            Log.Postponed(logger, e.Code);
        }
        catch (DbException e)
        {
            Log.Failed(logger, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Stripe was not told of every change in the catalogue: {Reason}")]
        public static partial void Waits(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Telling Stripe of the catalogue waits: the database takes no writes ({Code})")]
        public static partial void Postponed(ILogger logger, string code);

        [LoggerMessage(Level = LogLevel.Error, Message = "The catalogue could not be read; it is tried again in a minute")]
        public static partial void Failed(ILogger logger, Exception e);
    }
}
