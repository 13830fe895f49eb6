using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>A view of the inbox that somebody gave a name.</summary>
public sealed class SavedFilter : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Whose it is; null for the whole team's.</summary>
    public long? AdminId { get; init; }

    public required string Name { get; set; }

    /// <summary>The query of the page's address, without the question mark.</summary>
    public required string Query { get; set; }
}

internal sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("SavedFilters");
        builder.Property(f => f.Name).HasMaxLength(60);
        builder.Property(f => f.Query).HasMaxLength(1000);
        builder.HasIndex(f => new { f.WorkspaceId, f.AdminId });
    }
}
