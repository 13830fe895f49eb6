using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Passkeys;

/// <summary>Keeps the passkeys of the staff. What they prove is checked by ASP.NET Core Identity; here they are only stored.</summary>
public sealed class PasskeyShelf(IDatabase database, TimeProvider time)
{
    /// <summary>Of one person.</summary>
    public const int Most = 20;

    public const int LongestName = 60;

    public async Task<IReadOnlyList<StaffPasskey>> OfAsync(long adminId)
    {
        await using var db = database.ReadAll();
        return await db.StaffPasskeys.Where(p => p.AdminId == adminId).OrderBy(p => p.Id).ToListAsync();
    }

    /// <summary>Renames the one with this number, where it is this person's.</summary>
    public async Task<Failure?> RenameAsync(long adminId, long id, string name)
    {
        var tidy = name.Trim();
        if (tidy.Length is 0 or > LongestName)
            return PasskeyErrors.NameInvalid;
        var renamed = await database.WriteAsync(null, db => db.StaffPasskeys.Where(p => p.AdminId == adminId && p.Id == id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Name, tidy)));
        return renamed == 1 ? null : PasskeyErrors.NotFound;
    }

    /// <returns>What it was called; null where it is not there, or is somebody else's.</returns>
    public Task<string?> RemoveAsync(long adminId, long id) => database.WriteAsync(null, async db =>
    {
        var row = await db.StaffPasskeys.AsTracking().FirstOrDefaultAsync(p => p.AdminId == adminId && p.Id == id);
        if (row is null)
            return null;
        db.Remove(row);
        return row.Name ?? "";
    });

    internal Task AddOrUpdateAsync(long adminId, UserPasskeyInfo passkey) => database.WriteAsync(null, async db =>
    {
        var id = IdOf(passkey.CredentialId);
        if (await db.StaffPasskeys.AsTracking().FirstOrDefaultAsync(p => p.CredentialId == id) is { } row)
        {
            // After a sign-in: only what changes with use.
            (row.SignCount, row.IsBackedUp, row.IsUserVerified, row.UsedAt) = (passkey.SignCount, passkey.IsBackedUp, passkey.IsUserVerified, time.GetUtcNow());
            return;
        }
        db.StaffPasskeys.Add(new StaffPasskey
        {
            AdminId = adminId,
            CredentialId = id,
            PublicKey = passkey.PublicKey,
            Name = passkey.Name,
            CreatedAt = time.GetUtcNow(),
            SignCount = passkey.SignCount,
            Transports = string.Join(',', passkey.Transports ?? []),
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            AttestationObject = passkey.AttestationObject,
            ClientDataJson = passkey.ClientDataJson,
        });
    });

    internal async Task<IList<UserPasskeyInfo>> InfosOfAsync(long adminId) => [.. (await OfAsync(adminId)).Select(Info)];

    internal async Task<UserPasskeyInfo?> FindAsync(long adminId, byte[] credentialId)
    {
        var id = IdOf(credentialId);
        await using var db = database.ReadAll();
        return await db.StaffPasskeys.FirstOrDefaultAsync(p => p.AdminId == adminId && p.CredentialId == id) is { } row ? Info(row) : null;
    }

    internal async Task<Admin?> FindPersonAsync(byte[] credentialId)
    {
        var id = IdOf(credentialId);
        await using var db = database.ReadAll();
        return await db.StaffPasskeys.Where(p => p.CredentialId == id).Join(db.Admins, p => p.AdminId, a => a.Id, (_, a) => a).FirstOrDefaultAsync();
    }

    internal Task RemoveAsync(long adminId, byte[] credentialId)
    {
        var id = IdOf(credentialId);
        return database.WriteAsync(null, db => db.StaffPasskeys.Where(p => p.AdminId == adminId && p.CredentialId == id).ExecuteDeleteAsync());
    }

    private static string IdOf(byte[] credentialId) => Base64Url.EncodeToString(credentialId);

    private static UserPasskeyInfo Info(StaffPasskey row) => new(
        Base64Url.DecodeFromChars(row.CredentialId), row.PublicKey, row.CreatedAt, (uint)row.SignCount, row.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries),
        row.IsUserVerified, row.IsBackupEligible, row.IsBackedUp, row.AttestationObject, row.ClientDataJson) { Name = row.Name };
}

/// <summary>Why something is not done with a passkey.</summary>
public static class PasskeyErrors
{
    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "passkey_name_invalid", "Write a name of 1 to 60 characters, such as Work laptop.");

    public static Failure NotFound { get; } = new(FailureKind.NotFound, "passkey_not_found", "This passkey is not there any more.");
}
