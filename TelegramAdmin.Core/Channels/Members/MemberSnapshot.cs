using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Members;

/// <summary>How many members a channel had at one moment.</summary>
public sealed class MemberSnapshot : IWorkspaceOwned
{
    public required long ChannelId { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long Members { get; init; }
}

internal sealed class MemberSnapshotConfiguration : IEntityTypeConfiguration<MemberSnapshot>
{
    public void Configure(EntityTypeBuilder<MemberSnapshot> builder)
    {
        builder.ToTable("MemberSnapshots");
        builder.HasKey(s => new { s.ChannelId, s.TakenAt });
    }
}

public static class MemberSnapshotRows
{
    extension(AppDbContext db)
    {
        public DbSet<MemberSnapshot> MemberSnapshots => db.Set<MemberSnapshot>();
    }
}
