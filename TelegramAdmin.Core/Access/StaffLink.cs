using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>The Telegram account of somebody of the staff: who they are in the forum group and in the bot's menus.</summary>
public sealed class StaffLink
{
    public required long AdminId { get; init; }

    /// <summary>Belongs to one of the staff at most.</summary>
    public required long TelegramUserId { get; set; }

    /// <summary>As Telegram had it when they linked it.</summary>
    public required string TelegramName { get; set; }

    public required DateTimeOffset LinkedAt { get; set; }
}

internal sealed class StaffLinkConfiguration : IEntityTypeConfiguration<StaffLink>
{
    public void Configure(EntityTypeBuilder<StaffLink> builder)
    {
        builder.ToTable("StaffLinks");
        builder.HasKey(l => l.AdminId);
        builder.Property(l => l.AdminId).ValueGeneratedNever();
        builder.Property(l => l.TelegramName).HasMaxLength(520);
        builder.HasIndex(l => l.TelegramUserId).IsUnique();
        builder.HasOne<Admin>().WithOne().HasForeignKey<StaffLink>(l => l.AdminId);
    }
}
