using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Catalogue.Syncing;

/// <summary>Looks at every product once a day, for what no event told.</summary>
public sealed class CompareCatalogue(SyncCatalogue sync, EngineOptions options) : IScheduledJob
{
    public string Name => "compare_catalogue";

    public string Title => "Compare products with Stripe";

    public string Schedule => "0 43 3 * * ?";

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        if (!options.Stripe.IsOn)
            return null;
        var report = await sync.RunAllAsync(cancellation);
        return $"{report.Told} told, {report.Compared} compared, {report.Differing} differ.{(report.Failure is { } failure ? $" Not all: {failure.Words}" : "")}";
    }
}
