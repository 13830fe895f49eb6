using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.AutoReplies;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Campaigns;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Gifts;
using TelegramAdmin.Core.Campaigns.Matching;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Gateway;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.MtProto;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Notifications;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.PaymentGroups;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Chat;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Privacy;
using TelegramAdmin.Core.Profiles;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Reports;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Templates;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Core.Webhooks;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core;

/// <summary>All of the engine; runs in any host.</summary>
public static class CoreModule
{
    public static IServiceCollection AddTelegramAdminCore(this IServiceCollection services, EngineOptions options, DatabaseOptions database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName(FreshKeys.Application).PersistKeysToFileSystem(new DirectoryInfo(options.PathOf("keys")));
        return services
            .AddSingleton(options)
            .AddSingleton(database)
            .AddStorage(database)
            .AddNodes(database)
            .AddTelemetry()
            .AddSingleton<EventBus>()
            .AddSingleton<FreshKeys>()
            .AddSingleton<SecretProtector>()
            .AddSingleton<TextCatalog>()
            .AddSingleton<IBotApi>(provider => new MeasuredBotApi(new HttpBotApi(options.BotApiUrl), provider.GetRequiredService<EngineMeters>()))
            .AddSingleton<CreateWorkspace>()
            .AddSingleton<SetPlanLimits>()
            .AddSingleton<BotTexts>()
            .AddSingleton<SettingsStore>()
            .AddSettingsRegistry()
            .AddOutbound()
            .AddTemplates()
            .AddBots()
            .AddModeration() // Before everybody: what it stops is not counted, not charged and not answered.
            .AddUsers() // Before the other handlers of updates: a stage runs in the order of registration.
            .AddAudiences()
            .AddCampaignMatching()
            .AddAdminMenus() // Before everything that charges, records or answers: what the team asks its menus is no word to the team.
            .AddCredits() // Before conversations: what cannot be paid does not get into one.
            .AddConversations()
            .AddCreditChat() // Before the replies that every bot has: where messages cost credits, these answer first.
            .AddPayments()
            .AddPaymentChat()
            .AddPaymentReading()
            .AddPaymentGroups()
            .AddGifts() // After the screens of credits, which open its links with a welcome; before rules and the replies that every bot has.
            .AddForum()
            .AddCampaignWriting()
            .AddBroadcasts()
            .AddCampaignChat() // Before the replies that every bot has.
            .AddAutoReplies()
            .AddQuickReplies()
            .AddAi() // After the rules and the opening of conversations: it takes up what they left.
            .AddMtProto()
            .AddChannels()
            .AddDelivery()
            .AddJobs()
            .AddGateway() // Before updates: it says which bots other programs read.
            .AddUpdates()
            .AddAccess()
            .AddSearch()
            .AddWebhooks()
            .AddProfiles()
            .AddAnalytics()
            .AddReports()
            .AddNotifications()
            .AddOperations()
            .AddBackups()
            .AddPrivacy();
    }
}
