using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Sessions;

/// <summary>One browser in which somebody of the staff is signed in. Without its row a cookie is nothing.</summary>
public sealed class StaffSessionRow
{
    public long Id { get; init; }

    public required long AdminId { get; init; }

    /// <summary>SHA-256 of the key that stands in the encrypted cookie.</summary>
    public required string KeyHash { get; init; }

    /// <summary>"Chrome on Windows".</summary>
    public required string Device { get; init; }

    public string? Address { get; set; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>To a few minutes.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Whether its person asked to stay signed in.</summary>
    public bool IsRemembered { get; init; }

    /// <summary>Where its person works in it now; null for one from before there were several.</summary>
    public WorkspaceId? WorkspaceId { get; set; }

    /// <summary>When its person last showed a password, a code or a passkey; null where only Telegram vouched for them.</summary>
    public DateTimeOffset? ProvedAt { get; set; }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSessionRow>
{
    public void Configure(EntityTypeBuilder<StaffSessionRow> builder)
    {
        builder.ToTable("StaffSessions");
        builder.Property(s => s.KeyHash).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(100);
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasOne<Admin>().WithMany().HasForeignKey(s => s.AdminId);
    }
}

public static class StaffSessionRows
{
    extension(AppDbContext db)
    {
        public DbSet<StaffSessionRow> StaffSessions => db.Set<StaffSessionRow>();
    }
}
