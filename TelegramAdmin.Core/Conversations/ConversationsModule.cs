using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations.Keeping;
using TelegramAdmin.Core.Conversations.Matching;
using TelegramAdmin.Core.Conversations.Media;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

public static class ConversationsModule
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<INeedSource, ConversationNeeds>()
        .AddSingleton<ConversationHeads>()
        .AddSingleton<GroupAttention>()
        .AddSingleton<IUpdateHandler, RecordMessage>()
        .AddSingleton<IUpdateHandler, RecordBusiness>()
        .AddSingleton<IUpdateHandler, RecordEdit>()
        .AddSingleton<IUpdateHandler, RecordPress>()
        .AddSingleton<IUpdateHandler, RecordReaction>()
        .AddSingleton<IUpdateHandler, FollowChat>()
        .AddSingleton<IUpdateHandler, OpenConversation>()
        .AddSingleton<IDeliveryObserver, FollowDelivery>()
        .AddSingleton<IDeliveryObserver, RecordProgramMessages>()
        .AddSingleton<BotVoice>()
        .AddConversationHandling()
        .AddSingleton<ReplyPresence>()
        .AddSingleton<MediaStore>()
        .AddSingleton<ReplyFiles>()
        .AddSingleton<SendReply>()
        .AddSingleton<ChangeReply>()
        .AddSingleton<MarkRead>()
        .AddSingleton<ReactToMessage>()
        .AddSingleton<ConversationList>()
        .AddSingleton<ConversationReader>()
        .AddSingleton<IAudienceField, LabelField>();

    private static IServiceCollection AddConversationHandling(this IServiceCollection services) => services
        .AddSingleton<VisitBook>()
        .AddSingleton<AskRating>()
        .AddSingleton<IUpdateHandler, RateVisit>()
        .AddSingleton<IUpdateHandler, TakeRatingComment>()
        .AddSingleton<RenewPromises>()
        .AddScheduledJob<RemindOfDue>()
        .AddSingleton<CloseConversation>()
        .AddSingleton<ConversationDesk>()
        .AddSingleton<HandleConversation>()
        .AddSingleton<HandleMany>()
        .AddSingleton<LabelBook>()
        .AddSingleton<ISettingsPart, LabelLines>()
        .AddSingleton<SavedFilters>()
        .AddSingleton<WriteNote>()
        .AddScheduledJob<ForgetMessages>()
        .AddScheduledJob<WakeSnoozed>();
}
