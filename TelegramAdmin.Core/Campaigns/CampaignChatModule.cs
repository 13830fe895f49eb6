using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Campaigns.OptingOut;
using TelegramAdmin.Core.Campaigns.Pressing;
using TelegramAdmin.Core.Campaigns.Results;
using TelegramAdmin.Core.Campaigns.Sequences;
using TelegramAdmin.Core.Campaigns.Sequences.Entering;
using TelegramAdmin.Core.Campaigns.Sequences.Running;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Campaigns;

/// <summary>What people do with messages for many, and the sequences that go on by it.</summary>
public static class CampaignChatModule
{
    public static IServiceCollection AddCampaignChat(this IServiceCollection services) => services
        .AddSingleton<OptOutDesk>()
        .AddSingleton<CategoryBook>()
        .AddSingleton<FollowLink>()
        .AddSingleton<BroadcastResults>()
        .AddSequences()
        .AddSingleton<IUpdateHandler, AnswerCampaignPress>()
        .AddSingleton<IUpdateHandler, AnswerMutes>();

    private static IServiceCollection AddSequences(this IServiceCollection services) => services
        .AddSingleton<SequenceAlarm>()
        .AddSingleton<PersonZones>()
        .AddSingleton<CheckSequence>()
        .AddSingleton<SequenceBook>()
        .AddSingleton<SequenceReader>()
        .AddSingleton<EnterSequence>()
        .AddSingleton<EnterBuyers>()
        .AddSingleton<ILabelObserver, EnterLabelled>()
        .AddSingleton<IUpdateHandler, EnterWhoStarts>()
        .AddSingleton<SequenceReading>()
        .AddSingleton<TakeStep>()
        .AddSingleton<AdvanceRuns>()
        .AddSingleton<IUpdateHandler, EndWithReply>()
        .AddSingleton<IDeliveryObserver, FollowSteps>()
        .AddHostedService<SequenceService>();
}
