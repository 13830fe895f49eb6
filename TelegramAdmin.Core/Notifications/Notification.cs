using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Notifications;

/// <summary>News for the team. What happens again about the same thing counts up the one that is there and makes it new.</summary>
public sealed class Notification : IWorkspaceOwned
{
    public const int LongestSubject = 200;
    public const int LongestText = 500;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>For one of the team; null for everybody whose role allows it.</summary>
    public long? AdminId { get; init; }

    /// <summary>The least role that it is for.</summary>
    public required AdminRole Role { get; init; }

    public required NotificationKind Kind { get; init; }

    /// <summary>What belongs together, such as <c>conversation:12</c>.</summary>
    public required string Group { get; init; }

    /// <summary>Names the latest occasion, so that it is told once however often it is heard of.</summary>
    public required string Occasion { get; set; }

    /// <summary>Whom or what it is about.</summary>
    public required string Subject { get; set; }

    /// <summary>What was said or what stands in the way, in its own words.</summary>
    public string? Text { get; set; }

    /// <summary>The page that shows it.</summary>
    public required string Address { get; set; }

    /// <summary>How often it happened.</summary>
    public int Count { get; set; } = 1;

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>Somebody saw it. What happened after <see cref="At"/> is new to them again.</summary>
public sealed class NotificationRead : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    public required long NotificationId { get; init; }

    public required DateTimeOffset At { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<NotificationRead>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("Notifications");
        builder.Property(n => n.Group).HasMaxLength(100);
        builder.Property(n => n.Occasion).HasMaxLength(160);
        builder.Property(n => n.Subject).HasMaxLength(Notification.LongestSubject);
        builder.Property(n => n.Text).HasMaxLength(Notification.LongestText);
        builder.Property(n => n.Address).HasMaxLength(200);
        builder.HasIndex(n => new { n.WorkspaceId, n.At, n.Id });
        builder.HasIndex(n => new { n.WorkspaceId, n.Group, n.At });
    }

    public void Configure(EntityTypeBuilder<NotificationRead> builder)
    {
        builder.ToTable("NotificationReads");
        builder.HasKey(r => new { r.AdminId, r.NotificationId });
        builder.HasOne<Notification>().WithMany().HasForeignKey(r => r.NotificationId).OnDelete(DeleteBehavior.Cascade);
    }
}

public static class NotificationRows
{
    extension(AppDbContext db)
    {
        public DbSet<Notification> Notifications => db.Set<Notification>();

        public DbSet<NotificationRead> NotificationReads => db.Set<NotificationRead>();

        public DbSet<NotificationChoice> NotificationChoices => db.Set<NotificationChoice>();
    }
}
