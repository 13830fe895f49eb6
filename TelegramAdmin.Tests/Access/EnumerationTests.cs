using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Access;

/// <summary>How long an answer takes does not tell who has an account: the one costly step, checking a password, is done as often for everybody.</summary>
public sealed class EnumerationTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    [Fact]
    public async Task WrongPassword_CostsTheSame_WhoeverItIsFor()
    {
        var (disabled, left) = (await staffed.AddAsync("disabled@example.com"), await staffed.AddAsync("left@example.com"));
        await staffed.App.Storage.WriteAsync<int>(null, db => db.Admins.Where(a => a.Id == disabled.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.IsDisabled, true)));
        await staffed.App.Storage.WriteAsync<int>(null, db => db.WorkspaceMembers.Where(m => m.AdminId == left.Id).ExecuteDeleteAsync());

        foreach (var email in new[] { "viewer@example.com", "nobody@example.com", "disabled@example.com", "left@example.com", "" })
            Assert.Equal((email, 1, false), await TryAsync(email));
    }

    private async Task<(string Email, int Checks, bool IsIn)> TryAsync(string email)
    {
        await using var scope = staffed.App.Service<IServiceScopeFactory>().CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = services };
        var counted = new CountingHasher();
        var users = ActivatorUtilities.CreateInstance<UserManager<Admin>>(services, counted);
        var signIn = ActivatorUtilities.CreateInstance<StaffSignIn>(services, users);
        var account = ActivatorUtilities.CreateInstance<AccountService>(services, signIn, users, counted);

        var (result, _) = await account.PasswordAsync(email, "wrong anchor 27", remember: false);
        return (email, counted.Checks, result.Succeeded);
    }

    private sealed class CountingHasher : PasswordHasher<Admin>
    {
        public int Checks { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Admin user, string hashedPassword, string providedPassword)
        {
            Checks++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
