using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>One step of a setting's history: what it was, and what it became.</summary>
public sealed class SettingChange : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Key { get; init; }

    /// <summary>As JSON.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who of the staff; null for the program itself and for programs.</summary>
    public long? By { get; init; }
}

internal sealed class SettingChangeConfiguration : IEntityTypeConfiguration<SettingChange>
{
    public void Configure(EntityTypeBuilder<SettingChange> builder)
    {
        builder.ToTable("SettingChanges");
        builder.Property(c => c.Key).HasMaxLength(64);
        builder.HasIndex(c => new { c.WorkspaceId, c.Key, c.Id });
    }
}
