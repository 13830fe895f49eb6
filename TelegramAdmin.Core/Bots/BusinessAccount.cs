using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>A business account that lets a bot answer its chats (core.telegram.org/bots/api#businessconnection).</summary>
public sealed class BusinessAccount : IWorkspaceOwned
{
    /// <summary>Telegram's id of the connection.</summary>
    public required string Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required long TelegramUserId { get; set; }

    public required string Name { get; set; }

    public string? Username { get; set; }

    public required bool IsEnabled { get; set; }

    public required bool CanReply { get; set; }

    public required DateTimeOffset ConnectedAt { get; init; }
}

internal sealed class BusinessAccountConfiguration : IEntityTypeConfiguration<BusinessAccount>
{
    public void Configure(EntityTypeBuilder<BusinessAccount> builder)
    {
        builder.ToTable("BusinessAccounts");
        builder.Property(a => a.Id).HasMaxLength(128);
        builder.Property(a => a.Name).HasMaxLength(520);
        builder.Property(a => a.Username).HasMaxLength(64);
        builder.HasIndex(a => a.BotId);
    }
}
