using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Backups;
using TelegramAdmin.Core.Backups.Elsewhere;
using TelegramAdmin.Core.Channels.Alerts;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.PaymentGroups;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;

namespace TelegramAdmin.Core;

/// <summary>Gathers the settings of all slices into the one registry.</summary>
internal static class SettingGroups
{
    public static IServiceCollection AddSettingsRegistry(this IServiceCollection services) => services
        .AddSingleton(new SettingGroup("Appearance", "/settings/appearance", AppearanceSettings.All))
        .AddSingleton(new SettingGroup("Inbox", "/settings/inbox", InboxSettings.All))
        .AddSingleton(new SettingGroup("AI", "/settings/ai", [.. AiSettings.Uses, .. AiSettings.Caps]))
        .AddSingleton(new SettingGroup("Credits", "/settings/credits", CreditSettings.All))
        .AddSingleton(new SettingGroup("Payments", "/settings/credits", PaymentSettings.All))
        .AddSingleton(new SettingGroup("Payment groups", "/settings/payment-groups", PaymentGroupSettings.All))
        .AddSingleton(new SettingGroup("Anti-spam", "/settings/guard", [.. GuardSettings.Floods, .. GuardSettings.Newcomers]))
        .AddSingleton(new SettingGroup("Channels", "/analytics/channels/alerts?tab=report", [ReportPlan.Setting]))
        .AddSingleton(new SettingGroup("Retention", "/settings/all?group=Retention", RetentionSettings.All))
        .AddSingleton(new SettingGroup("Backups", "/system/backups", [.. BackupSettings.All, .. CopySettings.Where, .. CopySettings.Kept]))
        .AddSingleton<SettingsRegistry>()
        .AddSingleton<SettingHistory>()
        .AddSingleton<SettingsFile>();
}
