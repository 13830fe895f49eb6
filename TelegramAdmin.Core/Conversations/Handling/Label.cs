using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>A word that the team puts on conversations to find them again.</summary>
public sealed class Label : IWorkspaceOwned
{
    public const int LongestName = 40;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A label on a conversation.</summary>
public sealed class ConversationLabel : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    public required long LabelId { get; init; }
}

internal sealed class LabelConfiguration : IEntityTypeConfiguration<Label>, IEntityTypeConfiguration<ConversationLabel>
{
    public void Configure(EntityTypeBuilder<Label> builder)
    {
        builder.ToTable("Labels");
        builder.Property(l => l.Name).HasMaxLength(Label.LongestName);
        builder.HasIndex(l => new { l.WorkspaceId, l.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ConversationLabel> builder)
    {
        builder.ToTable("ConversationLabels");
        builder.HasKey(l => new { l.ConversationId, l.LabelId });
        builder.HasIndex(l => new { l.LabelId, l.ConversationId });
    }
}
