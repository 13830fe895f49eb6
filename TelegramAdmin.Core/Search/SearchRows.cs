using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Search;

/// <summary>One thing that can be found, as the index keeps it. Its words stand beside it, where EF does not see them; see <see cref="SearchDialect"/>.</summary>
public sealed class FoundDocument : IWorkspaceOwned
{
    /// <summary>Counts up with what is taken in, so that the newest has the highest.</summary>
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required SearchKind Kind { get; init; }

    /// <summary>Its number in its own table.</summary>
    public required long SourceId { get; init; }

    public BotId? BotId { get; init; }

    public long? PersonId { get; init; }

    public long? ParentId { get; init; }

    public long? AdminId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>In hundredths of the currency's unit.</summary>
    public long? Amount { get; init; }

    public string? State { get; init; }

    public bool HasMedia { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }
}

/// <summary>Something changed that the index has still to look at; the database notes it in the transaction that changes it.</summary>
public sealed class SearchChange : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required SearchKind Kind { get; init; }

    public required long SourceId { get; init; }
}

/// <summary>How far the index has read one kind.</summary>
public sealed class SearchCursor
{
    public required SearchKind Kind { get; init; }

    /// <summary>With what is numbered as it comes: everything up to here is in the index.</summary>
    public long UpTo { get; set; }
}

/// <summary>A search that somebody of the team keeps.</summary>
public sealed class SavedSearch : IWorkspaceOwned
{
    public const int LongestName = 60;
    public const int LongestQuery = 1000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    public required string Name { get; init; }

    /// <summary>As it stands in the address, without the question mark.</summary>
    public required string Query { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SearchConfiguration :
    IEntityTypeConfiguration<FoundDocument>, IEntityTypeConfiguration<SearchChange>, IEntityTypeConfiguration<SearchCursor>, IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<FoundDocument> builder)
    {
        builder.ToTable("SearchDocuments");
        builder.Property(d => d.State).HasMaxLength(32);
        builder.Property(d => d.Title).HasMaxLength(300);
        builder.HasIndex(d => new { d.WorkspaceId, d.Kind, d.SourceId }).IsUnique();
        builder.HasIndex(d => new { d.WorkspaceId, d.Kind, d.Id });
        builder.HasIndex(d => new { d.WorkspaceId, d.PersonId }).HasFilter("person_id IS NOT NULL").HasDatabaseName("ix_search_documents_person");
    }

    public void Configure(EntityTypeBuilder<SearchChange> builder) => builder.ToTable("SearchChanges");

    public void Configure(EntityTypeBuilder<SearchCursor> builder)
    {
        builder.ToTable("SearchCursors");
        builder.HasKey(c => c.Kind);
        builder.Property(c => c.Kind).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.ToTable("SavedSearches");
        builder.Property(s => s.Name).HasMaxLength(SavedSearch.LongestName);
        builder.Property(s => s.Query).HasMaxLength(SavedSearch.LongestQuery);
        builder.HasIndex(s => new { s.WorkspaceId, s.AdminId, s.Id });
    }
}

public static class SearchTables
{
    extension(AppDbContext db)
    {
        public DbSet<FoundDocument> FoundDocuments => db.Set<FoundDocument>();

        public DbSet<SearchChange> SearchChanges => db.Set<SearchChange>();

        public DbSet<SearchCursor> SearchCursors => db.Set<SearchCursor>();

        public DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();
    }
}
