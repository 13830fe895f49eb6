using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Campaigns.Writing.Checking;
using TelegramAdmin.Core.Campaigns.Writing.Files;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Campaigns.Writing;

public static class WritingModule
{
    public static IServiceCollection AddCampaignWriting(this IServiceCollection services) => services
        .AddSingleton<TrackedLinks>()
        .AddSingleton<CampaignFiles>()
        .AddSingleton<IDeliveryObserver, LearnFileIds>()
        .AddSingleton<PersonFactsReader>()
        .AddSingleton<MessageWriter>()
        .AddSingleton<PreviewMessage>()
        .AddSingleton<SendTest>()
        .AddSingleton<CheckVersion>()
        .AddSingleton<CheckPeople>()
        .AddSingleton<CheckMessage>();
}
