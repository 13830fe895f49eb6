using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Passkeys;

/// <summary>A passkey of somebody of the staff: the public half, which is no secret, and what the authenticator said of itself (w3.org/TR/webauthn-3).</summary>
public sealed class StaffPasskey
{
    public long Id { get; init; }

    public required long AdminId { get; init; }

    /// <summary>Base64url of what the authenticator calls it; unique on this server.</summary>
    public required string CredentialId { get; init; }

    public required byte[] PublicKey { get; set; }

    /// <summary>As its person named it.</summary>
    public string? Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>Counts uses where the authenticator does; one that goes back shows a copy.</summary>
    public long SignCount { get; set; }

    /// <summary>How it is reached (internal, usb, hybrid …), separated by commas.</summary>
    public string Transports { get; set; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; set; }

    public bool IsBackedUp { get; set; }

    public byte[] AttestationObject { get; set; } = [];

    public byte[] ClientDataJson { get; set; } = [];
}

internal sealed class StaffPasskeyConfiguration : IEntityTypeConfiguration<StaffPasskey>
{
    public void Configure(EntityTypeBuilder<StaffPasskey> builder)
    {
        builder.ToTable("StaffPasskeys");
        builder.Property(p => p.CredentialId).HasMaxLength(1400);
        builder.Property(p => p.Name).HasMaxLength(100);
        builder.Property(p => p.Transports).HasMaxLength(100);
        builder.HasIndex(p => p.CredentialId).IsUnique();
        builder.HasOne<Admin>().WithMany().HasForeignKey(p => p.AdminId);
    }
}

public static class StaffPasskeyRows
{
    extension(AppDbContext db)
    {
        public DbSet<StaffPasskey> StaffPasskeys => db.Set<StaffPasskey>();
    }
}
