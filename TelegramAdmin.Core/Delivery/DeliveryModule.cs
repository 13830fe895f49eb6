using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Delivery.Accepting;
using TelegramAdmin.Core.Delivery.Choosing;
using TelegramAdmin.Core.Delivery.Failover;
using TelegramAdmin.Core.Delivery.Scheduling;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Delivery.Reading;

namespace TelegramAdmin.Core.Delivery;

public static class DeliveryModule
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<INeedSource, DeliveryNeeds>()
        .AddSingleton<EngineRun>()
        .AddSingleton<Outbox>()
        .AddSingleton<Spool>()
        .AddSingleton<SweepSpool>()
        .AddSingleton<QueueReader>()
        .AddSingleton<ClaimMessages>()
        .AddSingleton<UnclaimMessages>()
        .AddSingleton<RecordOutcomes>()
        .AddSingleton<RescueMessages>()
        .AddSingleton<DeliveryParts>()
        .AddSingleton<SettleMessage>()
        .AddSingleton<SettleMessages>()
        .AddSingleton<MessageReader>()
        .AddSingleton<SenderBoard>()
        .AddSingleton<QueueLoad>()
        .AddSingleton<RosterReader>()
        .AddSingleton<ChooseBot>()
        .AddSingleton<AwaitedOutcomes>()
        .AddSingleton<AppendMessages>()
        .AddSingleton(p => new AcceptMessage(p.GetRequiredService<IDatabase>(), p.GetRequiredService<RosterReader>(), p.GetRequiredService<AppendMessages>()))
        .AddSingleton(p => new CancelMessages(p.GetRequiredService<IDatabase>(), p.GetRequiredService<RecordOutcomes>(), p.GetRequiredService<Spool>(), p.GetRequiredService<TimeProvider>()))
        .AddSingleton<ReleaseScheduled>()
        .AddSingleton<MoveMessages>()
        .AddSingleton<MoveWrites>()
        .AddSingleton<ScheduleBell>()
        .AddHostedService<HearOutcomes>()
        .AddHostedService<DeliveryService>()
        .AddHostedService<Scheduler>()
        .AddHostedService<FailoverService>();
}
