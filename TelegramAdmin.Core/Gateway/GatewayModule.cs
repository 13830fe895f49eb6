using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Gateway.Consumers.Pushing;
using TelegramAdmin.Core.Gateway.Sending;
using TelegramAdmin.Core.Gateway.Streaming;

namespace TelegramAdmin.Core.Gateway;

public static class GatewayModule
{
    public static IServiceCollection AddGateway(this IServiceCollection services) => services
        .AddSingleton<AdmitCall>()
        .AddSingleton<RunCall>()
        .AddSingleton<PassToTelegram>()
        .AddSingleton<ReadSelf>()
        .AddSingleton<AnswerOnce>()
        .AddSingleton<RecentlyHeard>()
        .AddSingleton<SendThroughQueue>()
        .AddSingleton<ReadFile>()
        .AddSingleton<UpdateBell>()
        .AddSingleton<UpdateLog>()
        .AddSingleton<SaveConsumers>()
        .AddSingleton<ConsumerSeats>()
        .AddSingleton<ConsumerKeys>()
        .AddSingleton<GiveUpdates>()
        .AddSingleton<ChangeWebhook>()
        .AddSingleton<DescribeWebhook>()
        .AddSingleton<RunConsumerMethod>()
        .AddSingleton<StreamUpdates>()
        .AddSingleton<StreamSeats>()
        .AddSingleton<WebhookPost>()
        .AddSingleton<AnsweredCall>()
        .AddSingleton<PushParts>()
        .AddHostedService<RecallReaders>()
        .AddHostedService<ConsumerPusher>();
}
