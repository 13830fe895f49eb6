using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Payments.Reading;

/// <summary>What the pages of money read, and the keeping of tiers and promo codes.</summary>
public static class PaymentReadingModule
{
    public static IServiceCollection AddPaymentReading(this IServiceCollection services) => services
        .AddSingleton<PersonReader>()
        .AddSingleton<AccountReader>()
        .AddSingleton<LedgerReader>()
        .AddSingleton<TierReader>()
        .AddSingleton<SaveTier>()
        .AddSingleton<ISettingsPart, TierLines>()
        .AddSingleton<ArchiveTier>()
        .AddSingleton<SavePromoCode>()
        .AddSingleton<ArchivePromoCode>()
        .AddSingleton<PaymentReader>()
        .AddSingleton<PaymentStoryReader>()
        .AddSingleton<ProductNames>()
        .AddSingleton<RechargeReader>()
        .AddSingleton<RefundReader>()
        .AddSingleton<FindingReader>();
}
