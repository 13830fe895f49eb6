using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Delivery.Reading;

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
        .AddSingleton<SettleMessages>()
        .AddSingleton<CancelMessages>()
        .AddSingleton<MessageReader>()
        .AddSingleton<SenderBoard>()
        .AddHostedService<DeliveryService>();
}
