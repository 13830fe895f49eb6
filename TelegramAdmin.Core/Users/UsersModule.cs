using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Users;

public static class UsersModule
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddSingleton<IUpdateHandler, RecogniseUser>()
        .AddSingleton<UserList>()
        .AddSingleton<ChooseLanguage>()
        .AddSingleton<SetAttributes>();
}
