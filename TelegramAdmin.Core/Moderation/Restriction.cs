using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation;

/// <summary>A person whom the bots of a workspace do not listen to, for a time or for good. One for each person; lifting it removes the row.</summary>
public sealed class Restriction : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    public required RestrictionKind Kind { get; set; }

    /// <summary>For the team; with a ban the person is told that they are banned, not why.</summary>
    public required string Reason { get; set; }

    /// <summary>Null for good.</summary>
    public DateTimeOffset? Until { get; set; }

    public required DateTimeOffset SetAt { get; set; }

    /// <summary>Null for the guard itself.</summary>
    public long? SetBy { get; set; }

    /// <summary>When the bot told them of it, so that it is said once.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

public enum RestrictionKind
{
    /// <summary>Nothing of theirs reaches the team and the bot does not answer.</summary>
    Ban = 1,

    /// <summary>Nothing of theirs reaches the team for a while; the bot still answers commands.</summary>
    Mute = 2,
}

/// <summary>A message that the guard kept from the team. It can be looked at and let through.</summary>
public sealed class StoppedMessage : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required long TelegramUserId { get; init; }

    public required string PersonName { get; init; }

    public required StopReason Reason { get; init; }

    /// <summary>What rule of the guard it was, in words.</summary>
    public required string Detail { get; init; }

    public required string Text { get; init; }

    /// <summary>The message as Telegram sent it, to let it through later.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? LetThroughAt { get; set; }

    public long? LetThroughBy { get; set; }
}

public enum StopReason
{
    Banned = 1,
    Muted = 2,
    Flood = 3,
    Captcha = 4,
    Link = 5,
}

/// <summary>Whether somebody showed that they are a person.</summary>
public sealed class CaptchaState : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>What has to be pressed; null once it was.</summary>
    public string? Answer { get; set; }

    /// <summary>The conversation message that asks.</summary>
    public long? MessageId { get; set; }

    public int Tries { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    public DateTimeOffset? PassedAt { get; set; }
}

internal sealed class ModerationConfiguration : IEntityTypeConfiguration<Restriction>, IEntityTypeConfiguration<StoppedMessage>, IEntityTypeConfiguration<CaptchaState>
{
    public void Configure(EntityTypeBuilder<Restriction> builder)
    {
        builder.ToTable("Restrictions");
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.HasIndex(r => new { r.WorkspaceId, r.TelegramUserId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StoppedMessage> builder)
    {
        builder.ToTable("StoppedMessages");
        builder.Property(m => m.PersonName).HasMaxLength(520);
        builder.Property(m => m.Detail).HasMaxLength(300);
        builder.HasIndex(m => new { m.WorkspaceId, m.Id });
        builder.HasIndex(m => new { m.WorkspaceId, m.TelegramUserId, m.Id });
    }

    public void Configure(EntityTypeBuilder<CaptchaState> builder)
    {
        builder.ToTable("CaptchaStates");
        builder.HasKey(c => new { c.WorkspaceId, c.TelegramUserId });
        builder.Property(c => c.Answer).HasMaxLength(32);
    }
}

public static class ModerationRows
{
    extension(AppDbContext db)
    {
        public DbSet<Restriction> Restrictions => db.Set<Restriction>();

        public DbSet<StoppedMessage> StoppedMessages => db.Set<StoppedMessage>();

        public DbSet<CaptchaState> CaptchaStates => db.Set<CaptchaState>();
    }
}
