using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TelegramAdmin.Components.Layout;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>The owner that one click enters as while nothing is real.</summary>
internal sealed class SandboxOwner(IDatabase database, CreateAdmin create, SignInManager<Admin> signIn, IOptions<ShellOptions> shell, TimeProvider time)
{
    public const string Email = "owner@sandbox.example";

    /// <summary>Nobody knows the password: one click is the only way in.</summary>
    public static async Task<Admin> MakeAsync(CreateAdmin create) => (await create.RunAsync(WorkspaceId.Default, "Nora Hale", Email, SecretProtector.NewSecret(), AdminRole.Owner)).Value;

    /// <summary>Whether this is they, in a sandbox: with no password to show, and nothing real to lose.</summary>
    public bool Is(Admin admin) => shell.Value.SandboxUrl is not null && admin.Email == Email;

    public async Task SignInAsync()
    {
        await create.RunAsync(WorkspaceId.Default, "Nora Hale", Email, SecretProtector.NewSecret(), AdminRole.Owner);
        await using var db = database.ReadAll();
        var owner = await db.Admins.FirstAsync(a => a.Email == Email);
        owner.LastSignInAt = time.GetUtcNow();
        await signIn.UserManager.UpdateAsync(owner);
        await signIn.SignInAsync(owner, isPersistent: false);
    }
}
