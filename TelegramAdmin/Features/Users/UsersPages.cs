using TelegramAdmin.Exports;
using TelegramAdmin.Features.Users.Acting;
using TelegramAdmin.Features.Users.Card;
using TelegramAdmin.Features.Users.List;

namespace TelegramAdmin.Features.Users;

internal static class UsersPages
{
    public static IServiceCollection AddUsersPages(this IServiceCollection services) => services
        .AddScoped<ProfileActs>()
        .AddScoped<PeopleActs>()
        .AddScoped<ListChoices>()
        .AddSingleton<ITableExport, PeopleExport>();
}
