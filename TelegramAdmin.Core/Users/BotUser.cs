using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>A Telegram user as one bot sees them.</summary>
public sealed class BotUser : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required long TelegramUserId { get; init; }

    public required string FirstName { get; set; }

    public string? LastName { get; set; }

    /// <summary>Without the @.</summary>
    public string? Username { get; set; }

    /// <summary>IETF tag, as Telegram tells it.</summary>
    public string? LanguageCode { get; set; }

    /// <summary>The language that the person, or the team for them, chose; goes before what Telegram tells.</summary>
    public string? ChosenLanguage { get; set; }

    public bool IsPremium { get; set; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The first /start; null for somebody met in a group only.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public long MessagesIn { get; set; }

    /// <summary>What the bot speaks with them.</summary>
    public string? Language => ChosenLanguage ?? LanguageCode;

    public string FullName => string.IsNullOrEmpty(LastName) ? FirstName : $"{FirstName} {LastName}";
}

internal sealed class BotUserConfiguration : IEntityTypeConfiguration<BotUser>
{
    public void Configure(EntityTypeBuilder<BotUser> builder)
    {
        builder.ToTable("BotUsers");
        builder.Ignore(u => u.FullName);
        builder.Ignore(u => u.Language);
        builder.Property(u => u.ChosenLanguage).HasMaxLength(16);
        builder.Property(u => u.FirstName).HasMaxLength(256);
        builder.Property(u => u.LastName).HasMaxLength(256);
        builder.Property(u => u.Username).HasMaxLength(64);
        builder.Property(u => u.LanguageCode).HasMaxLength(16);
        builder.HasIndex(u => new { u.BotId, u.TelegramUserId }).IsUnique();
        builder.HasIndex(u => new { u.WorkspaceId, u.TelegramUserId, u.BotId });
        builder.HasIndex(u => new { u.WorkspaceId, u.LastSeenAt, u.TelegramUserId });
        builder.HasIndex(u => new { u.WorkspaceId, u.FirstSeenAt });
    }
}

public static class UserRows
{
    extension(AppDbContext db)
    {
        public DbSet<BotUser> BotUsers => db.Set<BotUser>();
    }
}
