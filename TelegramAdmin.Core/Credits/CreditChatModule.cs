using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.Credits.Chat.Account;
using TelegramAdmin.Core.Credits.Chat.Onboarding;
using TelegramAdmin.Core.Credits.Chat.Sharing;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits;

/// <summary>What the bot says and shows where messages cost credits.</summary>
public static class CreditChatModule
{
    public static IServiceCollection AddCreditChat(this IServiceCollection services) => services
        .AddSingleton<Bonuses>()
        .AddSingleton<ChatTurns>()
        .AddSingleton<WhatIsNew>()
        .AddSingleton<IChatScreen, StartScreen>()
        .AddSingleton<IChatScreen, TutorialScreen>()
        .AddSingleton<IChatScreen, Menu>()
        .AddSingleton<IChatScreen, HelpScreen>()
        .AddSingleton<IChatScreen, BalanceScreen>()
        .AddSingleton<IChatScreen, HistoryScreen>()
        .AddSingleton<IChatScreen, PricingScreen>()
        .AddSingleton<IChatScreen, ResetScreen>()
        .AddSingleton<PromoGuesses>()
        .AddSingleton<RedeemPromo>()
        .AddSingleton<GiveCredits>()
        .AddSingleton<SettleGift>()
        .AddSingleton<GiftNews>()
        .AddScheduledJob<ReturnGifts>()
        .AddSingleton<IChatScreen, PromoScreen>()
        .AddSingleton<IChatScreen, InviteScreen>()
        .AddSingleton<IChatScreen, GiftScreen>()
        .AddSingleton<IChatScreen, ClaimScreen>()
        .AddSingleton<IUpdateHandler, AnswerChat>();
}
