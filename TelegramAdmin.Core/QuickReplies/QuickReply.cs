using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.QuickReplies;

/// <summary>An answer that operators give again and again: one message or several in a row.</summary>
public sealed class QuickReply : IWorkspaceOwned
{
    public const int LongestShortcut = 32;
    public const int LongestTitle = 100;
    public const int MostSteps = 5;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Whose it is; null for the whole team's.</summary>
    public long? AdminId { get; set; }

    public long? CategoryId { get; set; }

    /// <summary>What is typed after a slash: letters, digits, underscores and hyphens, lower case.</summary>
    public required string Shortcut { get; set; }

    public required string Title { get; set; }

    /// <summary>The messages, as <see cref="ReplyStep"/> JSON.</summary>
    public required string Steps { get; set; }

    /// <summary>Shortcut, title and texts in lower case, for the search.</summary>
    public required string SearchText { get; set; }

    public long Uses { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A group of quick replies.</summary>
public sealed class QuickReplyCategory : IWorkspaceOwned
{
    public const int LongestName = 60;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public int Position { get; set; }
}

/// <summary>How often somebody used a quick reply on a day.</summary>
public sealed class QuickReplyUse : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long QuickReplyId { get; init; }

    public required long AdminId { get; init; }

    /// <summary>The beginning of the day, UTC.</summary>
    public required DateTimeOffset Day { get; init; }

    public required long Count { get; init; }
}

internal sealed class QuickReplyConfiguration : IEntityTypeConfiguration<QuickReply>, IEntityTypeConfiguration<QuickReplyCategory>, IEntityTypeConfiguration<QuickReplyUse>
{
    public void Configure(EntityTypeBuilder<QuickReply> builder)
    {
        builder.ToTable("QuickReplies");
        builder.Property(r => r.Shortcut).HasMaxLength(QuickReply.LongestShortcut);
        builder.Property(r => r.Title).HasMaxLength(QuickReply.LongestTitle);
        builder.HasIndex(r => new { r.WorkspaceId, r.Shortcut }).IsUnique().HasFilter("admin_id IS NULL").HasDatabaseName("ix_quick_replies_team");
        builder.HasIndex(r => new { r.WorkspaceId, r.AdminId, r.Shortcut }).IsUnique().HasFilter("admin_id IS NOT NULL").HasDatabaseName("ix_quick_replies_own");
        builder.HasIndex(r => new { r.WorkspaceId, r.CategoryId });
    }

    public void Configure(EntityTypeBuilder<QuickReplyCategory> builder)
    {
        builder.ToTable("QuickReplyCategories");
        builder.Property(c => c.Name).HasMaxLength(QuickReplyCategory.LongestName);
        builder.HasIndex(c => new { c.WorkspaceId, c.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuickReplyUse> builder)
    {
        builder.ToTable("QuickReplyUses");
        builder.HasKey(u => new { u.QuickReplyId, u.AdminId, u.Day });
        builder.HasIndex(u => new { u.WorkspaceId, u.Day });
    }
}

public static class QuickReplyRows
{
    extension(AppDbContext db)
    {
        public DbSet<QuickReply> QuickReplies => db.Set<QuickReply>();

        public DbSet<QuickReplyCategory> QuickReplyCategories => db.Set<QuickReplyCategory>();

        public DbSet<QuickReplyUse> QuickReplyUses => db.Set<QuickReplyUse>();
    }
}
