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
    public Task<Result<Admin>> RunAsync(WorkspaceId workspace, string name, string email, string password, AdminRole role, bool onlyAsFirst = false) =>
        RunAsync(name, email, password, async db => onlyAsFirst && await db.Admins.AnyAsync() ? AccessErrors.SetupDone : null, _ => Task.FromResult<Result<GivenRoles>>(new GivenRoles([workspace], role)));

    /// <param name="admit">Says in the same transaction where they work and as what, or why nowhere. Asked last, since whoever says so has used what they came with.</param>
    internal Task<Result<Admin>> RunAsync(string name, string email, string password, Func<AppDbContext, Task<Result<GivenRoles>>> admit) =>
        RunAsync(name, email, password, _ => Task.FromResult<Failure?>(null), admit);

    public void Dispose() => _turn.Dispose();

    private async Task<Result<Admin>> RunAsync(string name, string email, string password, Func<AppDbContext, Task<Failure?>> guard, Func<AppDbContext, Task<Result<GivenRoles>>> admit)
    {
        if (CheckEmail(email) is { } wrongEmail)
            return wrongEmail;
        if (PasswordRules.Check(password, email) is { } weak)
            return weak;
        await _turn.WaitAsync();
        try
        {
            return await database.WriteAsync(null, async db => await guard(db) is { } refused ? refused : await MakeAsync(db, name, email, password, admit));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Result<Admin>> MakeAsync(AppDbContext db, string name, string email, string password, Func<AppDbContext, Task<Result<GivenRoles>>> admit)
    {
        var normalized = email.Trim().ToUpperInvariant();
        if (await db.Admins.AnyAsync(a => a.NormalizedEmail == normalized))
            return AccessErrors.EmailTaken(email);
        if (!(await admit(db)).TryGet(out var roles, out var refused))
            return refused;
        var admin = db.Admins.Add(New(name, email.Trim(), normalized)).Entity;
        admin.PasswordHash = hasher.HashPassword(admin, password);
        await db.SaveChangesAsync();
        db.WorkspaceMembers.AddRange(roles.Workspaces.Select(w => new WorkspaceMember { WorkspaceId = w, AdminId = admin.Id, Role = roles.Role }));
        return admin;
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

/// <summary>Where somebody works, and as what.</summary>
public sealed record GivenRoles(IReadOnlyList<WorkspaceId> Workspaces, AdminRole Role);
