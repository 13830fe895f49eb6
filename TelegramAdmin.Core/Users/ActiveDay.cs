using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>Somebody wrote to a bot on a day (UTC): what "active" and retention are counted from.</summary>
public sealed class ActiveDay : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required DateTimeOffset Day { get; init; }

    public required long TelegramUserId { get; init; }
}

internal sealed class ActiveDayConfiguration : IEntityTypeConfiguration<ActiveDay>
{
    public void Configure(EntityTypeBuilder<ActiveDay> builder)
    {
        builder.ToTable("ActiveDays");
        builder.HasKey(d => new { d.WorkspaceId, d.Day, d.BotId, d.TelegramUserId });
    }
}
