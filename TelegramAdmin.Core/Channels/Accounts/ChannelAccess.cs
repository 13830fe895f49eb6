using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts;

/// <summary>An account has found a channel, once and for ever: looking a name up is what Telegram allows least of.</summary>
public sealed class ChannelAccess : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    /// <summary>Ours, of <see cref="TrackedChannel"/>.</summary>
    public required long ChannelId { get; init; }

    public required DateTimeOffset FoundAt { get; set; }

    /// <summary>This account cannot read it (any more): it is private to it, or it was banned there.</summary>
    public bool IsRefused { get; set; }
}

internal sealed class ChannelAccessConfiguration : IEntityTypeConfiguration<ChannelAccess>
{
    public void Configure(EntityTypeBuilder<ChannelAccess> builder)
    {
        builder.ToTable("ChannelAccess");
        builder.HasKey(a => new { a.ChannelId, a.AccountId });
        builder.HasIndex(a => a.AccountId);
    }
}

public static class ChannelAccessRows
{
    extension(AppDbContext db)
    {
        public DbSet<ChannelAccess> ChannelAccess => db.Set<ChannelAccess>();
    }
}
