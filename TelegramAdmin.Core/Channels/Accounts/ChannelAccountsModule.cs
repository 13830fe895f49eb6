using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Channels.Accounts;

internal static class ChannelAccountsModule
{
    public static IServiceCollection AddChannelAccounts(this IServiceCollection services) => services;
}
