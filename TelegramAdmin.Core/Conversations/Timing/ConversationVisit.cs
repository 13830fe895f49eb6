using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Timing;

/// <summary>One matter of a person: from the message that opened the conversation to its being closed. What response times are counted by.</summary>
public sealed class ConversationVisit : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    public required BotId BotId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The first answer of a person; null while there is none.</summary>
    public DateTimeOffset? FirstAnswerAt { get; set; }

    public long? FirstAnswerBy { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it; null with a closed one for the bot.</summary>
    public long? ClosedBy { get; set; }

    /// <summary>From open to closed within business hours.</summary>
    public long? OpenSeconds { get; set; }

    /// <summary>An answer was later than promised, or it was closed without the promised answer.</summary>
    public bool IsLate { get; set; }

    /// <summary>1 to 5, as the person said afterwards.</summary>
    public int? Rating { get; set; }

    public string? RatingComment { get; set; }

    public DateTimeOffset? RatedAt { get; set; }
}

/// <summary>How long a person waited for one answer.</summary>
public sealed class AnswerTime : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    public required long VisitId { get; init; }

    public required BotId BotId { get; init; }

    /// <summary>Who answered; null for somebody known in the forum group only.</summary>
    public long? AdminId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Within business hours.</summary>
    public required long Seconds { get; init; }

    /// <summary>The first answer of its visit.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Until when it was promised; null where nothing was.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Later than promised.</summary>
    public required bool IsLate { get; init; }
}

internal sealed class VisitConfiguration : IEntityTypeConfiguration<ConversationVisit>, IEntityTypeConfiguration<AnswerTime>
{
    public void Configure(EntityTypeBuilder<ConversationVisit> builder)
    {
        builder.ToTable("ConversationVisits");
        builder.Property(v => v.RatingComment).HasMaxLength(1000);
        builder.HasIndex(v => new { v.ConversationId, v.Id });
        builder.HasIndex(v => new { v.WorkspaceId, v.OpenedAt });
        builder.HasIndex(v => new { v.WorkspaceId, v.ClosedAt }).HasFilter("closed_at IS NOT NULL");
        builder.HasIndex(v => new { v.WorkspaceId, v.RatedAt }).HasFilter("rated_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<AnswerTime> builder)
    {
        builder.ToTable("AnswerTimes");
        builder.HasIndex(a => new { a.WorkspaceId, a.AskedAt });
        builder.HasIndex(a => a.VisitId);
    }
}
