using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation;

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

internal sealed class StoppedMessageConfiguration : IEntityTypeConfiguration<StoppedMessage>
{
    public void Configure(EntityTypeBuilder<StoppedMessage> builder)
    {
        builder.ToTable("StoppedMessages");
        builder.Property(m => m.PersonName).HasMaxLength(520);
        builder.Property(m => m.Detail).HasMaxLength(300);
        builder.HasIndex(m => new { m.WorkspaceId, m.Id });
        builder.HasIndex(m => new { m.WorkspaceId, m.TelegramUserId, m.Id });
    }
}
