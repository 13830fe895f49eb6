using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Moderation;

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

internal sealed class CaptchaStateConfiguration : IEntityTypeConfiguration<CaptchaState>
{
    public void Configure(EntityTypeBuilder<CaptchaState> builder)
    {
        builder.ToTable("CaptchaStates");
        builder.HasKey(c => new { c.WorkspaceId, c.TelegramUserId });
        builder.Property(c => c.Answer).HasMaxLength(32);
    }
}
