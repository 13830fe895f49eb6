using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Somebody of the team was named with @ in a note.</summary>
public sealed class NoteMention : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    public required long ConversationId { get; init; }

    public required long MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When they opened the conversation.</summary>
    public DateTimeOffset? SeenAt { get; init; }
}

internal sealed class NoteMentionConfiguration : IEntityTypeConfiguration<NoteMention>
{
    public void Configure(EntityTypeBuilder<NoteMention> builder)
    {
        builder.ToTable("NoteMentions");
        builder.HasIndex(m => new { m.AdminId, m.WorkspaceId, m.ConversationId }).HasFilter("seen_at IS NULL").HasDatabaseName("ix_note_mentions_unseen");
    }
}
