using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation;

/// <summary>A person whom the bots of a workspace do not listen to, for a time or for good. One for each person; lifting it removes the row.</summary>
public sealed class Restriction : IWorkspaceOwned
{
    public const int LongestReason = 500;

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

    /// <summary>One that is over is kept for a while: the next one of the guard lasts longer.</summary>
    public bool IsOver(DateTimeOffset now) => Until <= now;
}

public enum RestrictionKind
{
    /// <summary>Nothing of theirs reaches the team and the bot does not answer.</summary>
    Ban = 1,

    /// <summary>Nothing of theirs reaches the team for a while; the bot still answers commands.</summary>
    Mute = 2,
}

internal sealed class RestrictionConfiguration : IEntityTypeConfiguration<Restriction>
{
    public void Configure(EntityTypeBuilder<Restriction> builder)
    {
        builder.ToTable("Restrictions");
        builder.Property(r => r.Reason).HasMaxLength(Restriction.LongestReason);
        builder.HasIndex(r => new { r.WorkspaceId, r.TelegramUserId }).IsUnique();
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
