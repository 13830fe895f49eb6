using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Credits.Chat;
using TelegramAdmin.Core.PaymentGroups.Chat;
using TelegramAdmin.Core.PaymentGroups.Checking;
using TelegramAdmin.Core.PaymentGroups.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.PaymentGroups;

public static class PaymentGroupsModule
{
    public static IServiceCollection AddPaymentGroups(this IServiceCollection services) => services
        .AddSingleton<PaymentGroupBook>()
        .AddSingleton<GroupVoice>()
        .AddSingleton<GroupSteps>()
        .AddSingleton<IChatScreen, PaymentGroupScreen>()
        .AddSingleton<IUpdateHandler, TakePickedGroup>()
        .AddSingleton<IUpdateHandler, FollowGroup>()
        .AddSingleton<IUpdateHandler, AnswerInGroup>()
        .AddSingleton(s => new CheckPaymentGroup(s.GetRequiredService<IDatabase>(), s.GetRequiredService<IBotApi>(), s.GetRequiredService<BotDirectory>(),
            s.GetRequiredService<PaymentGroupBook>(), s.GetRequiredService<GroupVoice>(), s.GetRequiredService<GroupSteps>()))
        .AddHostedService<PaymentGroupDesk>()
        .AddSingleton<PaymentGroupReader>();
}
