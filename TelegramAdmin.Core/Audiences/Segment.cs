using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences;

/// <summary>A saved audience: whoever matches when it is used.</summary>
public sealed class Segment : IWorkspaceOwned
{
    public const int LongestName = 80;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>An <see cref="Audience"/> as JSON.</summary>
    public required string Filter { get; set; }

    public long? AdminId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Telegram ids that somebody uploaded, to be used in audiences.</summary>
public sealed class PersonList : IWorkspaceOwned
{
    public const int LongestName = 80;
    public const int MostPeople = 1_000_000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public required int People { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Somebody on a <see cref="PersonList"/>; whether a bot knows them shows when it is used.</summary>
public sealed class ListedPerson : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long ListId { get; init; }

    public required long TelegramUserId { get; init; }
}

internal sealed class SegmentConfiguration : IEntityTypeConfiguration<Segment>, IEntityTypeConfiguration<PersonList>, IEntityTypeConfiguration<ListedPerson>
{
    public void Configure(EntityTypeBuilder<Segment> builder)
    {
        builder.ToTable("Segments");
        builder.Property(s => s.Name).HasMaxLength(Segment.LongestName);
        builder.HasIndex(s => new { s.WorkspaceId, s.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PersonList> builder)
    {
        builder.ToTable("PersonLists");
        builder.Property(l => l.Name).HasMaxLength(PersonList.LongestName);
        builder.HasIndex(l => new { l.WorkspaceId, l.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ListedPerson> builder)
    {
        builder.ToTable("ListedPeople");
        builder.HasKey(p => new { p.ListId, p.TelegramUserId });
    }
}

public static class AudienceRows
{
    extension(AppDbContext db)
    {
        public DbSet<Segment> Segments => db.Set<Segment>();

        public DbSet<PersonList> PersonLists => db.Set<PersonList>();

        public DbSet<ListedPerson> ListedPeople => db.Set<ListedPerson>();
    }
}
