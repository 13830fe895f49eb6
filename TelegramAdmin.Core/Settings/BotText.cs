using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Settings;

/// <summary>A text that somebody wrote in the place of ours.</summary>
public sealed class BotText : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required string Key { get; init; }

    public required string Language { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

internal sealed class BotTextConfiguration : IEntityTypeConfiguration<BotText>
{
    public void Configure(EntityTypeBuilder<BotText> builder)
    {
        builder.ToTable("BotTexts");
        builder.HasKey(t => new { t.WorkspaceId, t.Key, t.Language });
        builder.Property(t => t.Key).HasMaxLength(64);
        builder.Property(t => t.Language).HasMaxLength(8);
        builder.Property(t => t.Text).HasMaxLength(BotTexts.LongestText);
    }
}

public static class SettingsRows
{
    extension(AppDbContext db)
    {
        public DbSet<BotText> BotTexts => db.Set<BotText>();

        public DbSet<WorkspaceSetting> WorkspaceSettings => db.Set<WorkspaceSetting>();

        public DbSet<SettingChange> SettingChanges => db.Set<SettingChange>();
    }
}
