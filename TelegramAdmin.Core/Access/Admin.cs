using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Somebody of the staff, who signs in here. Not a Telegram user.</summary>
public sealed class Admin
{
    public long Id { get; init; }

    public required string Name { get; set; }

    public required string Email { get; set; }

    /// <summary>Upper case; unique.</summary>
    public string NormalizedEmail { get; set; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that shall end the sessions of this person.</summary>
    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = "";

    public bool IsDisabled { get; set; }

    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public bool HasTwoFactor { get; set; }

    public string? ProtectedAuthenticatorKey { get; set; }

    /// <summary>SHA-256 of each code that is left, separated by semicolons.</summary>
    public string RecoveryCodeHashes { get; set; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSignInAt { get; set; }
}

/// <summary>What somebody may do in a workspace; each role may do all that the ones before it may.</summary>
public enum AdminRole
{
    /// <summary>Sees everything but secrets, changes nothing.</summary>
    Viewer = 1,

    /// <summary>Answers people.</summary>
    Operator = 2,

    /// <summary>Runs bots, texts, products and campaigns.</summary>
    Admin = 3,

    /// <summary>Decides about staff, money and the workspace itself.</summary>
    Owner = 4,
}

/// <summary>Somebody's role in a workspace.</summary>
public sealed class WorkspaceMember : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    public required AdminRole Role { get; set; }

    /// <summary>When they last signed in to it or switched to it; null for never.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class AdminConfiguration : IEntityTypeConfiguration<Admin>, IEntityTypeConfiguration<WorkspaceMember>
{
    public void Configure(EntityTypeBuilder<Admin> builder)
    {
        builder.ToTable("Admins");
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Email).HasMaxLength(320);
        builder.Property(a => a.NormalizedEmail).HasMaxLength(320);
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(a => a.NormalizedEmail).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkspaceMember> builder)
    {
        builder.ToTable("WorkspaceMembers");
        builder.HasKey(m => new { m.AdminId, m.WorkspaceId });
        builder.HasOne<Admin>().WithMany().HasForeignKey(m => m.AdminId);
    }
}

public static class AccessRows
{
    extension(AppDbContext db)
    {
        public DbSet<Admin> Admins => db.Set<Admin>();

        public DbSet<WorkspaceMember> WorkspaceMembers => db.Set<WorkspaceMember>();

        public DbSet<StaffLink> StaffLinks => db.Set<StaffLink>();

        public DbSet<Inviting.Invitation> Invitations => db.Set<Inviting.Invitation>();

        public DbSet<Inviting.InvitedPlace> InvitedPlaces => db.Set<Inviting.InvitedPlace>();

        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }
}
