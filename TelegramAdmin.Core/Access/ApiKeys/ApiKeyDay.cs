using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access.ApiKeys;

/// <summary>How much one key was used on one day (UTC).</summary>
public sealed class ApiKeyDay : IWorkspaceOwned
{
    public required long ApiKeyId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The day's first moment.</summary>
    public required DateTimeOffset DayAt { get; init; }

    public required long Requests { get; init; }

    /// <summary>Messages that were taken into the queue.</summary>
    public required long Messages { get; init; }

    /// <summary>Requests answered with 4xx or 5xx, 429 among them.</summary>
    public required long Refused { get; init; }
}

internal sealed class ApiKeyDayConfiguration : IEntityTypeConfiguration<ApiKeyDay>
{
    public void Configure(EntityTypeBuilder<ApiKeyDay> builder)
    {
        builder.ToTable("ApiKeyDays");
        builder.HasKey(d => new { d.ApiKeyId, d.DayAt });
    }
}

public static class ApiKeyRows
{
    extension(AppDbContext db)
    {
        public DbSet<ApiKey> ApiKeys => db.Set<ApiKey>();

        public DbSet<ApiKeyDay> ApiKeyDays => db.Set<ApiKeyDay>();
    }
}
