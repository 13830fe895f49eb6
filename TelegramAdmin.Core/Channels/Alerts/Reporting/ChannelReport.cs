using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Alerts;

/// <summary>The report of a week went into the outbox. Its row keeps it from going twice.</summary>
public sealed class ChannelReport : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The day on which it was due, by the workspace's calendar: 2026-11-23.</summary>
    public required string Week { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>How many got it.</summary>
    public required int Receivers { get; init; }
}

internal sealed class ChannelReportConfiguration : IEntityTypeConfiguration<ChannelReport>
{
    public void Configure(EntityTypeBuilder<ChannelReport> builder)
    {
        builder.ToTable("ChannelReports");
        builder.HasKey(r => new { r.WorkspaceId, r.Week });
        builder.Property(r => r.Week).HasMaxLength(10);
    }
}
