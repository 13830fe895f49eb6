using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace TelegramAdmin.Core.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<CreateAdmin>()
        .AddSingleton<SetupLink>()
        .AddSingleton<IPasswordHasher<Admin>, PasswordHasher<Admin>>()
        .AddScoped<AdminStore>()
        .AddScoped<IUserStore<Admin>>(provider => provider.GetRequiredService<AdminStore>());
}
