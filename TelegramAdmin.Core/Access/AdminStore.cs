using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Identity's view of <see cref="Admin"/>: its rules for passwords, lockout and codes work on our row, which is saved whole.</summary>
public sealed class AdminStore(IDatabase database, SecretProtector protector, PasskeyShelf passkeys) :
    IUserPasswordStore<Admin>, IUserEmailStore<Admin>, IUserLockoutStore<Admin>, IUserSecurityStampStore<Admin>, IUserTwoFactorStore<Admin>,
    IUserAuthenticatorKeyStore<Admin>, IUserTwoFactorRecoveryCodeStore<Admin>, IUserPasskeyStore<Admin>
{
    public async Task<IdentityResult> CreateAsync(Admin user, CancellationToken cancellationToken)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        await database.WriteAsync(null, db => Task.FromResult(db.Admins.Add(user)), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Admin user, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(null, db =>
            {
                db.Attach(user).State = EntityState.Modified;
                user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
                return Task.CompletedTask;
            }, cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }

    public async Task<IdentityResult> DeleteAsync(Admin user, CancellationToken cancellationToken)
    {
        await database.WriteAsync(null, db => db.Admins.Where(a => a.Id == user.Id).ExecuteDeleteAsync(), cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Admin?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!long.TryParse(userId, out var id))
            return null;
        await using var db = database.ReadAll();
        return await db.Admins.FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    public async Task<Admin?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        await using var db = database.ReadAll();
        return await db.Admins.FirstOrDefaultAsync(a => a.NormalizedEmail == normalizedEmail, cancellationToken);
    }

    // The email is the name to sign in with; one column serves both.
    public Task<Admin?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<string?> GetUserNameAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Admin user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedUserNameAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Admin user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetEmailAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(Admin user, string? email, CancellationToken cancellationToken) => Set(() => user.Email = email ?? "");

    public Task<bool> GetEmailConfirmedAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(Admin user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Admin user, string? normalizedEmail, CancellationToken cancellationToken) => Set(() => user.NormalizedEmail = normalizedEmail ?? "");

    public Task SetPasswordHashAsync(Admin user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Admin user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(() => user.LockedUntil = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(++user.FailedSignIns);

    public Task ResetAccessFailedCountAsync(Admin user, CancellationToken cancellationToken) => Set(() => user.FailedSignIns = 0);

    public Task<int> GetAccessFailedCountAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Admin user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(Admin user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetTwoFactorEnabledAsync(Admin user, bool enabled, CancellationToken cancellationToken) => Set(() => user.HasTwoFactor = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(user.HasTwoFactor);

    public Task SetAuthenticatorKeyAsync(Admin user, string key, CancellationToken cancellationToken) => Set(() => user.ProtectedAuthenticatorKey = protector.Protect(key));

    public Task<string?> GetAuthenticatorKeyAsync(Admin user, CancellationToken cancellationToken) =>
        Task.FromResult(user.ProtectedAuthenticatorKey is { } key ? protector.TryReveal(key) : null);

    public Task ReplaceCodesAsync(Admin user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(() => user.RecoveryCodeHashes = string.Join(';', recoveryCodes.Select(SecretProtector.HashOf)));

    public Task<bool> RedeemCodeAsync(Admin user, string code, CancellationToken cancellationToken)
    {
        var left = Codes(user);
        var isRedeemed = left.Remove(SecretProtector.HashOf(code));
        user.RecoveryCodeHashes = string.Join(';', left);
        return isRedeemed ? SavedAsync(user, cancellationToken) : Task.FromResult(false);
    }

    public Task<int> CountCodesAsync(Admin user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Count);

    public Task AddOrUpdatePasskeyAsync(Admin user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => passkeys.AddOrUpdateAsync(user.Id, passkey);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Admin user, CancellationToken cancellationToken) => passkeys.InfosOfAsync(user.Id);

    public Task<Admin?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => passkeys.FindPersonAsync(credentialId);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Admin user, byte[] credentialId, CancellationToken cancellationToken) => passkeys.FindAsync(user.Id, credentialId);

    public Task RemovePasskeyAsync(Admin user, byte[] credentialId, CancellationToken cancellationToken) => passkeys.RemoveAsync(user.Id, credentialId);

    public void Dispose()
    {
    }

    // Saved here and now: two sign-ins with one code at the same moment must not both pass.
    private async Task<bool> SavedAsync(Admin user, CancellationToken cancellation) => (await UpdateAsync(user, cancellation)).Succeeded;

    private static List<string> Codes(Admin user) => [.. user.RecoveryCodeHashes.Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static Task Set(Action change)
    {
        change();
        return Task.CompletedTask;
    }
}
