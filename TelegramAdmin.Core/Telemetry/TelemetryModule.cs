using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Telemetry;

public static class TelemetryModule
{
    /// <summary>After the database is registered: from here on its writes are timed.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        var database = services.Last(s => s.ServiceType == typeof(IDatabase)).ImplementationFactory!;
        return services
            .AddSingleton<EngineMeters>()
            .AddSingleton<Totals>()
            .AddSingleton<EngineTraces>()
            .AddSingleton<OpenCircuits>()
            .AddSingleton<LoopBoard>()
            .AddSingleton<IDatabase>(provider => new MeasuredDatabase((IDatabase)database(provider), provider.GetRequiredService<EngineMeters>(), provider.GetRequiredService<WriteCounts>()));
    }
}
