using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery.Attempts;

/// <summary>A try that did not end with the message being sent, or a move to another bot. The try that succeeded is the message itself.</summary>
public sealed class DeliveryAttempt : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long MessageId { get; init; }

    public required BotId BotId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the message became by it.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Telegram's code, or 0 where no answer came.</summary>
    public int? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>With another try to come: when.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

internal sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("DeliveryAttempts");
        builder.HasIndex(a => new { a.MessageId, a.Id });
    }
}
