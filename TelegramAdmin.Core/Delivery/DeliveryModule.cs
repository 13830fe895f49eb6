using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Delivery;

public static class DeliveryModule
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<EngineRun>()
        .AddSingleton<Outbox>()
        .AddSingleton<Spool>()
        .AddSingleton<QueueReader>()
        .AddSingleton<ClaimMessages>()
        .AddSingleton<RecordOutcomes>()
        .AddSingleton<RescueMessages>()
        .AddSingleton<DeliveryParts>()
        .AddSingleton<SettleMessage>()
        .AddSingleton<SenderBoard>()
        .AddHostedService<DeliveryService>();
}
