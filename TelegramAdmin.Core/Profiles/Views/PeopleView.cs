using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Views;

/// <summary>Filters of the list of people that a member of the staff gave a name.</summary>
public sealed class PeopleView : IWorkspaceOwned
{
    public const int LongestName = 60;
    public const int LongestQuery = 2_000;
    public const int MostOfOne = 50;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    public required string Name { get; init; }

    /// <summary>The query of the page's address, without the question mark.</summary>
    public required string Query { get; set; }
}

/// <summary>Which columns of the list a member of the staff wants to see.</summary>
public sealed class PeopleColumns : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long AdminId { get; init; }

    /// <summary>Their names, separated by commas.</summary>
    public required string Columns { get; set; }
}

internal sealed class PeopleViewConfiguration : IEntityTypeConfiguration<PeopleView>, IEntityTypeConfiguration<PeopleColumns>
{
    public void Configure(EntityTypeBuilder<PeopleView> builder)
    {
        builder.ToTable("PeopleViews");
        builder.Property(v => v.Name).HasMaxLength(PeopleView.LongestName);
        builder.Property(v => v.Query).HasMaxLength(PeopleView.LongestQuery);
        builder.HasIndex(v => new { v.WorkspaceId, v.AdminId });
    }

    public void Configure(EntityTypeBuilder<PeopleColumns> builder)
    {
        builder.ToTable("PeopleColumns");
        builder.HasKey(c => new { c.WorkspaceId, c.AdminId });
        builder.Property(c => c.Columns).HasMaxLength(200);
    }
}
