using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Sources.Budget;

/// <summary>An account looked a name or an invite up. Kept for a day, so that a restart does not forget how many there were.</summary>
public sealed class NameLookup : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long AccountId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Telegram wants no requests of one kind from an account for a while.</summary>
public sealed class RequestWait : IWorkspaceOwned
{
    public required long AccountId { get; init; }

    public required RequestKind Kind { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset Until { get; set; }
}

internal sealed class NameLookupConfiguration : IEntityTypeConfiguration<NameLookup>
{
    public void Configure(EntityTypeBuilder<NameLookup> builder)
    {
        builder.ToTable("NameLookups");
        builder.HasIndex(l => new { l.AccountId, l.At });
    }
}

internal sealed class RequestWaitConfiguration : IEntityTypeConfiguration<RequestWait>
{
    public void Configure(EntityTypeBuilder<RequestWait> builder)
    {
        builder.ToTable("RequestWaits");
        builder.HasKey(w => new { w.AccountId, w.Kind });
    }
}

public static class BudgetRows
{
    extension(AppDbContext db)
    {
        public DbSet<NameLookup> NameLookups => db.Set<NameLookup>();

        public DbSet<RequestWait> RequestWaits => db.Set<RequestWait>();
    }
}
