using TelegramAdmin.Features.Settings.Accounts;
using TelegramAdmin.Features.Settings.All;
using TelegramAdmin.Features.Settings.Answers;
using TelegramAdmin.Features.Settings.Answers.Faq;
using TelegramAdmin.Features.Settings.Bots;
using TelegramAdmin.Features.Settings.Bots.Profile;
using TelegramAdmin.Features.Settings.Credits;
using TelegramAdmin.Features.Settings.Forum;
using TelegramAdmin.Features.Settings.Inbox;
using TelegramAdmin.Features.Settings.Keys;
using TelegramAdmin.Features.Settings.Staffing;
using TelegramAdmin.Features.Settings.Webhooks;
using TelegramAdmin.Features.Settings.Workspaces;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Features.Settings;

internal static class SettingsModule
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddScoped<BotActs>().AddScoped<StaffActs>().AddScoped<WorkspaceActs>().AddScoped<KeyActs>().AddScoped<HookActs>().AddScoped<SettingActs>()
        .AddScoped<ProfileActs>().AddScoped<RuleActs>().AddScoped<FaqActs>().AddScoped<ReadRuleChoices>().AddScoped<ForumActs>().AddScoped<InboxActs>().AddScoped<AccountActs>().AddScoped<SignInActs>()
        .AddScoped<TryConnection>().AddSingleton<StripeCheck>();
}
