using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>A setting that a workspace gave another value than the usual one; see <see cref="Setting{T}"/>.</summary>
public sealed class WorkspaceSetting : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required string Key { get; init; }

    /// <summary>As JSON.</summary>
    public required string Value { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public long? ChangedBy { get; set; }
}

internal sealed class WorkspaceSettingConfiguration : IEntityTypeConfiguration<WorkspaceSetting>
{
    public void Configure(EntityTypeBuilder<WorkspaceSetting> builder)
    {
        builder.ToTable("WorkspaceSettings");
        builder.HasKey(s => new { s.WorkspaceId, s.Key });
        builder.Property(s => s.Key).HasMaxLength(64);
    }
}
