using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Matching;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits;

public static class CreditsModule
{
    public static IServiceCollection AddCredits(this IServiceCollection services) => services
        .AddSingleton<Ledger>()
        .AddSingleton<PassBook>()
        .AddSingleton<WelcomeCredits>()
        .AddSingleton<RewardInviter>()
        .AddSingleton<TierBook>()
        .AddSingleton<ChargingPolicy>()
        .AddSingleton<OfferCredits>()
        .AddSingleton<LowCreditWarning>()
        .AddSingleton<FreeCommands>()
        .AddSingleton<IUpdateHandler, ChargeMessage>()
        .AddSingleton<IUpdateHandler, LimitEdits>()
        .AddSingleton<IUpdateHandler, AnswerCharge>()
        .AddScheduledJob<ExpireCredits>()
        .AddSingleton<CorrectCredits>()
        .AddSingleton<GivePass>()
        .AddSingleton<MoveToTier>()
        .AddSingleton<IAudienceField, CreditsField>()
        .AddSingleton<IAudienceField, PassField>()
        .AddSingleton<IAudienceField, TierField>();
}
