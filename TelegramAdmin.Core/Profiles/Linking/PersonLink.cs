using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Linking;

/// <summary>Says that a Telegram account belongs to the same human as another one. Nothing of either is moved but, where it was asked for, credits, so that it can be undone.</summary>
public sealed class PersonLink : IWorkspaceOwned
{
    public const int MostOfOne = 10;

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>The account that stands for the person; never linked itself.</summary>
    public required long MainId { get; set; }

    public long? AdminId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PersonLinkConfiguration : IEntityTypeConfiguration<PersonLink>
{
    public void Configure(EntityTypeBuilder<PersonLink> builder)
    {
        builder.ToTable("PersonLinks");
        builder.HasKey(l => new { l.WorkspaceId, l.TelegramUserId });
        builder.Property(l => l.By).HasMaxLength(200);
        builder.HasIndex(l => new { l.WorkspaceId, l.MainId });
    }
}
