using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>
/// Somebody started a bot by the link of a post. What they do from then on counts for that post until <see cref="EndsAt"/>, so a purchase
/// belongs to one start at most: the last before it.
/// </summary>
public sealed class PostStart : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long LinkId { get; init; }

    public required long ChannelId { get; init; }

    /// <summary>The post that the link stood in then; null while the planned post has not appeared.</summary>
    public long? MessageId { get; set; }

    public required BotId BotId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>They had never started this bot before.</summary>
    public required bool IsNew { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The start itself in their conversation with the bot; what they write has higher numbers. Telegram's times are too coarse to tell.</summary>
    public long AfterMessageId { get; init; }

    /// <summary>Thirty days later, or when they started by the link of another post.</summary>
    public required DateTimeOffset EndsAt { get; set; }
}

internal sealed class PostStartConfiguration : IEntityTypeConfiguration<PostStart>
{
    public void Configure(EntityTypeBuilder<PostStart> builder)
    {
        builder.ToTable("PostStarts");
        builder.HasIndex(s => new { s.ChannelId, s.At });
        builder.HasIndex(s => new { s.ChannelId, s.MessageId });
        builder.HasIndex(s => new { s.WorkspaceId, s.TelegramUserId, s.EndsAt });
        builder.HasIndex(s => s.LinkId);
    }
}
