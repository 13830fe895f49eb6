using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

public static class ConversationsModule
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<ConversationHeads>()
        .AddSingleton<IUpdateHandler, RecordMessage>()
        .AddSingleton<IDeliveryObserver, FollowDelivery>()
        .AddSingleton<IDeliveryObserver, RecordProgramMessages>()
        .AddSingleton<BotVoice>()
        .AddSingleton<ReplyPresence>()
        .AddSingleton<MediaStore>()
        .AddSingleton<ReplyFiles>()
        .AddSingleton<SendReply>()
        .AddSingleton<ChangeReply>()
        .AddSingleton<MarkRead>()
        .AddSingleton<ConversationList>()
        .AddSingleton<ConversationReader>();
}
