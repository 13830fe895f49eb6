using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Access.Inviting;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Access.Sessions;
using TelegramAdmin.Core.Access.Staffing;
using TelegramAdmin.Core.Access.Tenancy;

namespace TelegramAdmin.Core.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<AuditReader>()
        .AddSingleton<ReaderChoices>()
        .AddSingleton<CreateAdmin>()
        .AddSingleton<StaffList>()
        .AddSingleton<StaffNames>()
        .AddSingleton<StaffSessions>()
        .AddSingleton<PasskeyShelf>()
        .AddSingleton<StaffDirectory>()
        .AddSingleton<LinkCodes>()
        .AddSingleton<LinkStaff>()
        .AddSingleton<AddStaff>()
        .AddSingleton<ChangeStaff>()
        .AddSingleton<SetupLink>()
        .AddSingleton<WorkspaceSeats>()
        .AddSingleton<FoundWorkspace>()
        .AddSingleton<ChangeWorkspace>()
        .AddSingleton<EnterWorkspace>()
        .AddSingleton<MakeInvitation>()
        .AddSingleton<InvitationBook>()
        .AddSingleton<AcceptInvitation>()
        .AddApiKeys()
        .AddSingleton<IPasswordHasher<Admin>, PasswordHasher<Admin>>()
        .AddScoped<AdminStore>()
        .AddScoped<IUserStore<Admin>>(provider => provider.GetRequiredService<AdminStore>());
}
