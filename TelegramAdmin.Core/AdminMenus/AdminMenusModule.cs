using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.AdminMenus.Asking;
using TelegramAdmin.Core.AdminMenus.Casting;
using TelegramAdmin.Core.AdminMenus.Finding;
using TelegramAdmin.Core.AdminMenus.Gifts;
using TelegramAdmin.Core.AdminMenus.Home;
using TelegramAdmin.Core.AdminMenus.Inbox;
using TelegramAdmin.Core.AdminMenus.Linking;
using TelegramAdmin.Core.AdminMenus.Money;
using TelegramAdmin.Core.AdminMenus.Numbers;
using TelegramAdmin.Core.AdminMenus.People;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.AdminMenus.Setup;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AdminMenus;

public static class AdminMenusModule
{
    public static IServiceCollection AddAdminMenus(this IServiceCollection services) => services
        .AddSingleton<IUpdateHandler, RecogniseMenuRequest>()
        .AddSingleton<IUpdateHandler, AcceptMenuRequest>()
        .AddSingleton<PendingInputs>()
        .AddSingleton<ActStamps>()
        .AddSingleton<BrowserLink>()
        .AddSingleton<MenuVoice>()
        .AddSingleton<MenuPlaces>()
        .AddSingleton<StaffMenuButton>()
        .AddSingleton<WelcomeStaff>()
        .AddSingleton<RunMenuRequest>()
        .AddSingleton<MenuDesk>()
        .AddHostedService(provider => provider.GetRequiredService<MenuDesk>())
        .AddMenuPages()
        .AddMenuActs()
        .AddMenuInputs();

    private static IServiceCollection AddMenuPages(this IServiceCollection services) => services
        .AddSingleton<IMenuPage, HomePage>()
        .AddSingleton<IMenuPage, InboxPage>()
        .AddSingleton<IMenuPage, ConversationPage>()
        .AddSingleton<IMenuPage, SnoozePage>()
        .AddSingleton<IMenuPage, DashboardPage>()
        .AddSingleton<IMenuPage, AnalyticsPage>()
        .AddSingleton<IMenuPage, UsersPage>()
        .AddSingleton<IMenuPage, PersonPage>()
        .AddSingleton<IMenuPage, CreditsPage>()
        .AddSingleton<IMenuPage, BanPage>()
        .AddSingleton<IMenuPage, ProductsPage>()
        .AddSingleton<IMenuPage, ProductPage>()
        .AddSingleton<IMenuPage, BillingPage>()
        .AddSingleton<IMenuPage, PaymentPage>()
        .AddSingleton<IMenuPage, CastsPage>()
        .AddSingleton<IMenuPage, CastPage>()
        .AddSingleton<IMenuPage, CastAudiencePage>()
        .AddSingleton<IMenuPage, GiftsPage>()
        .AddSingleton<IMenuPage, GiftPage>()
        .AddSingleton<IMenuPage, SettingsPage>()
        .AddSingleton<IMenuPage, BotPage>()
        .AddSingleton<IMenuPage, SystemPage>()
        .AddSingleton<IMenuPage, RepliesPage>()
        .AddSingleton<IMenuPage, ReplyPage>()
        .AddSingleton<IMenuPage, SearchPage>()
        .AddSingleton<IMenuPage, FoundPage>()
        .AddSingleton<IMenuPage, ByePage>();

    private static IServiceCollection AddMenuActs(this IServiceCollection services) => services
        .AddSingleton<IMenuAct, CloseAct>()
        .AddSingleton<IMenuAct, ReopenAct>()
        .AddSingleton<IMenuAct, AssignAct>()
        .AddSingleton<IMenuAct, SnoozeAct>()
        .AddSingleton<IMenuAct, CreditsAct>()
        .AddSingleton<IMenuAct, RestrictAct>()
        .AddSingleton<IMenuAct, LiftAct>()
        .AddSingleton<IMenuAct, ProductAct>()
        .AddSingleton<IMenuAct, RefundAct>()
        .AddSingleton<IMenuAct, PaymentLinkAct>()
        .AddSingleton<IMenuAct, SwitchBotAct>()
        .AddSingleton<IMenuAct, CureBotAct>()
        .AddSingleton<IMenuAct, CastAct>()
        .AddSingleton<IMenuAct, AudienceAct>()
        .AddSingleton<IMenuAct, StartGiftAct>()
        .AddSingleton<IMenuAct, SteerGiftAct>()
        .AddSingleton<IMenuAct, UnlinkAct>();

    private static IServiceCollection AddMenuInputs(this IServiceCollection services) => services
        .AddSingleton<IMenuInput, ReplyInput>()
        .AddSingleton<IMenuInput, WriteCastInput>()
        .AddSingleton<IMenuInput, ConfirmCastInput>()
        .AddSingleton<IMenuInput, FindUserInput>()
        .AddSingleton<IMenuInput, CreditsInput>()
        .AddSingleton<IMenuInput, FindReplyInput>()
        .AddSingleton<IMenuInput, SearchInput>();
}
