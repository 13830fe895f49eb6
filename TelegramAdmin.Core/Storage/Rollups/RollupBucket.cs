using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TelegramAdmin.Core.Storage.Rollups;

/// <summary>How much of one metric happened in one minute, hour or day (UTC). Charts read these and never scan the facts.</summary>
public sealed class RollupBucket : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required Metric Metric { get; init; }

    public required RollupPeriod Period { get; init; }

    /// <summary>The bucket's first moment.</summary>
    public required DateTimeOffset BucketAt { get; init; }

    public required long Value { get; init; }
}

internal sealed class RollupBucketConfiguration : IEntityTypeConfiguration<RollupBucket>
{
    public void Configure(EntityTypeBuilder<RollupBucket> builder)
    {
        builder.ToTable("Rollups");
        builder.HasKey(b => new { b.WorkspaceId, b.Metric, b.Period, b.BucketAt, b.BotId });
    }
}
