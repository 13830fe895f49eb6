using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Campaigns.Gifts.Claiming;
using TelegramAdmin.Core.Campaigns.Gifts.Drafting;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Campaigns.Gifts.Running;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Campaigns.Gifts;

public static class GiftsModule
{
    public static IServiceCollection AddGifts(this IServiceCollection services) => services
        .AddSingleton<ListPrice>()
        .AddSingleton<DryRunGift>()
        .AddSingleton<SaveGift>()
        .AddSingleton<DeleteGift>()
        .AddSingleton<DuplicateGift>()
        .AddSingleton<StartGift>()
        .AddSingleton<SteerGift>()
        .AddSingleton<GiftReader>()
        .AddRunning()
        .AddClaiming();

    private static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton<HandOver>()
        .AddSingleton<GiftMail>()
        .AddSingleton<ListGiftPeople>()
        .AddSingleton<HoldGift>()
        .AddSingleton<GiveGifts>()
        .AddSingleton<OfferGifts>()
        .AddSingleton<TakeBackGifts>()
        .AddSingleton<RunGift>()
        .AddSingleton<IDeliveryObserver, FollowGiftMail>()
        .AddSingleton<GiftService>()
        .AddHostedService(provider => provider.GetRequiredService<GiftService>());

    private static IServiceCollection AddClaiming(this IServiceCollection services) => services
        .AddSingleton<OfferButton>()
        .AddSingleton<ClaimGift>()
        .AddSingleton<IChatScreen, OfferScreen>()
        .AddSingleton<IUpdateHandler, AnswerClaim>();
}
