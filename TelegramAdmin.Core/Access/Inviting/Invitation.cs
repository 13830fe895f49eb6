using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.Inviting;

/// <summary>A link by which somebody joins the staff. It works once, within <see cref="MakeInvitation.Lifetime"/>; only its hash is kept.</summary>
public sealed class Invitation
{
    public long Id { get; init; }

    /// <summary>SHA-256 of what stands in the link.</summary>
    public required string TokenHash { get; init; }

    /// <summary>For whom it was made, in the inviter's words.</summary>
    public required string Guest { get; init; }

    public required AdminRole Role { get; init; }

    public required long InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used or revoked; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}

/// <summary>A workspace to which an invitation leads.</summary>
public sealed class InvitedPlace : IWorkspaceOwned
{
    public required long InvitationId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>, IEntityTypeConfiguration<InvitedPlace>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.Property(i => i.Guest).HasMaxLength(200);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasOne<Admin>().WithMany().HasForeignKey(i => i.InvitedBy);
    }

    public void Configure(EntityTypeBuilder<InvitedPlace> builder)
    {
        builder.ToTable("InvitedPlaces");
        builder.HasKey(p => new { p.InvitationId, p.WorkspaceId });
        builder.HasOne<Invitation>().WithMany().HasForeignKey(p => p.InvitationId);
    }
}
