using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Tagging;

/// <summary>A word that the team puts on a person, whichever bots they know.</summary>
public sealed class PersonTag : IWorkspaceOwned
{
    public const int LongestName = 40;
    public const int MostOfOne = 30;

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    public required string Name { get; init; }

    public long? AdminId { get; init; }

    /// <summary>Who put it on, as they were called then.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <returns>The name as it is kept; null where it cannot be one.</returns>
    public static string? Clean(string? name) => name?.Trim() is { Length: > 0 and <= LongestName } clean && ShortText.IsWhole(clean) ? clean : null;
}

/// <summary>What somebody of the team wrote down about a person, for the team only.</summary>
public sealed class PersonNote : IWorkspaceOwned
{
    public const int LongestText = 2_000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    public required string Text { get; set; }

    public long? AdminId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class TaggingConfiguration : IEntityTypeConfiguration<PersonTag>, IEntityTypeConfiguration<PersonNote>
{
    public void Configure(EntityTypeBuilder<PersonTag> builder)
    {
        builder.ToTable("PersonTags");
        builder.HasKey(t => new { t.WorkspaceId, t.TelegramUserId, t.Name });
        builder.Property(t => t.Name).HasMaxLength(PersonTag.LongestName);
        builder.Property(t => t.By).HasMaxLength(200);
        builder.HasIndex(t => new { t.WorkspaceId, t.Name, t.TelegramUserId });
    }

    public void Configure(EntityTypeBuilder<PersonNote> builder)
    {
        builder.ToTable("PersonNotes");
        builder.Property(n => n.Text).HasMaxLength(PersonNote.LongestText);
        builder.Property(n => n.By).HasMaxLength(200);
        builder.HasIndex(n => new { n.WorkspaceId, n.TelegramUserId, n.Id });
    }
}
