using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments;

/// <summary>What one product brought on one day (UTC) in one currency; counted in the transaction that grants or takes back.</summary>
public sealed class RevenueDay : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required DateTimeOffset Day { get; init; }

    public required long ProductId { get; init; }

    public required PaymentProvider Provider { get; init; }

    public required string Currency { get; init; }

    public required bool IsLive { get; init; }

    /// <summary>Checkouts and invoices that were begun.</summary>
    public long Begun { get; init; }

    public long Sold { get; init; }

    public long Gross { get; init; }

    public long Refunded { get; init; }

    public long Fees { get; init; }

    public long Failed { get; init; }
}

internal sealed class RevenueDayConfiguration : IEntityTypeConfiguration<RevenueDay>
{
    public void Configure(EntityTypeBuilder<RevenueDay> builder)
    {
        builder.ToTable("RevenueDays");
        builder.HasKey(r => new { r.WorkspaceId, r.Day, r.ProductId, r.Provider, r.Currency, r.IsLive });
        builder.Property(r => r.Currency).HasMaxLength(3);
    }
}
