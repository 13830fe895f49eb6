using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Webhooks.Endpoints;
using TelegramAdmin.Core.Webhooks.Sending;

namespace TelegramAdmin.Core.Webhooks;

public static class WebhooksModule
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<INeedSource, WebhookNeeds>()
        .AddSingleton<EndpointDirectory>()
        .AddSingleton<EndpointChanges>()
        .AddSingleton<SaveWebhook>()
        .AddSingleton<WebhookSecrets>()
        .AddSingleton<SwitchWebhook>()
        .AddSingleton<RedeliverWebhook>()
        .AddSingleton<WebhookReader>()
        .AddSingleton<IDeliveryObserver, QueueWebhooks>()
        .AddSingleton<CallSecret>()
        .AddSingleton<QueueNeeds>()
        .AddSingleton<ISignedCalls, QueueCalls>()
        .AddSingleton<TryDelivery>()
        .AddSingleton<RecordTries>()
        .AddSingleton<CloseEndpoint>()
        .AddSingleton(p => new WebhookSender(p.GetRequiredService<IDatabase>(), p.GetRequiredService<TryDelivery>(), p.GetRequiredService<RecordTries>(),
            p.GetRequiredService<CloseEndpoint>(), p.GetRequiredService<EndpointDirectory>(), p.GetRequiredService<EventBus>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<WebhookSender>>()))
        .AddHostedService(p => p.GetRequiredService<WebhookSender>())
        .AddHostedService<FollowBots>();
}
