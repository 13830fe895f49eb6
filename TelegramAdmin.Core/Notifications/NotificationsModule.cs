using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Notifications.Making;
using TelegramAdmin.Core.Notifications.Reading;
using TelegramAdmin.Core.Notifications.Telling;

namespace TelegramAdmin.Core.Notifications;

public static class NotificationsModule
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<NotificationTastes>()
        .AddSingleton<NotificationReader>()
        .AddSingleton<SeeNotifications>()
        .AddSingleton<TellInTelegram>()
        .AddSingleton<MakeNotification>()
        .AddSingleton<BackupNews>()
        .AddSingleton<KeepNotification>()
        .AddSingleton<NotificationWriter>()
        .AddHostedService(provider => provider.GetRequiredService<NotificationWriter>())
        .AddScheduledJob<ForgetNotifications>();
}
