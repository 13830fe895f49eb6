using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Makes a member of the staff: from configuration, by the setup link, or by the command line.</summary>
public sealed class CreateAdmin(IDatabase database, IPasswordHasher<Admin> hasher, TimeProvider time) : IDisposable
{
    // On PostgreSQL two transactions would both find nobody, and both make the first owner.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<bool> IsFirstAsync()
    {
        await using var db = database.ReadAll();
        return !await db.Admins.AnyAsync();
    }

    /// <param name="onlyAsFirst">Refuse where somebody exists already: for the setup link, which two people may open.</param>
    public async Task<Result<Admin>> RunAsync(WorkspaceId workspace, string name, string email, string password, AdminRole role, bool onlyAsFirst = false)
    {
        if (CheckEmail(email) is { } wrongEmail)
            return wrongEmail;
        if (PasswordRules.Check(password, email) is { } weak)
            return weak;
        await _turn.WaitAsync();
        try
        {
            return await MakeAsync(workspace, name, email, password, role, onlyAsFirst);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Task<Result<Admin>> MakeAsync(WorkspaceId workspace, string name, string email, string password, AdminRole role, bool onlyAsFirst)
    {
        var normalized = email.Trim().ToUpperInvariant();
        return database.WriteAsync(null, async db =>
        {
            if (onlyAsFirst && await db.Admins.AnyAsync())
                return (Result<Admin>)AccessErrors.SetupDone;
            if (await db.Admins.AnyAsync(a => a.NormalizedEmail == normalized))
                return AccessErrors.EmailTaken(email);
            var admin = db.Admins.Add(New(name, email.Trim(), normalized)).Entity;
            admin.PasswordHash = hasher.HashPassword(admin, password);
            await db.SaveChangesAsync();
            db.WorkspaceMembers.Add(new WorkspaceMember { WorkspaceId = workspace, AdminId = admin.Id, Role = role });
            return admin;
        });
    }

    private Admin New(string name, string email, string normalized) => new()
    {
        Name = string.IsNullOrWhiteSpace(name) ? email.Split('@')[0] : name.Trim(),
        Email = email,
        NormalizedEmail = normalized,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        ConcurrencyStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = time.GetUtcNow(),
    };

    private static Failure? CheckEmail(string email) =>
        email.Length <= 320 && MailAddress.TryCreate(email.Trim(), out var address) && address.Address == email.Trim() ? null : AccessErrors.EmailInvalid;
}
