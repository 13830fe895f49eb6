using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.PaymentGroups;

/// <summary>A person's own group with the bot that sells and the bot of the operators. A bot cannot make one: the person does, by a button.</summary>
public sealed class PaymentGroup : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The bot that sells.</summary>
    public required BotId BotId { get; init; }

    /// <summary>The bot through which operators listen and write; null for the same one.</summary>
    public BotId? OperatorBotId { get; set; }

    public required long TelegramUserId { get; init; }

    public long? ChatId { get; set; }

    public string? Title { get; set; }

    public required PaymentGroupState State { get; set; }

    public string? InviteLink { get; set; }

    /// <summary>What stands in the way, in words.</summary>
    public string? Trouble { get; set; }

    public required DateTimeOffset OfferedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; set; }
}

/// <summary>How far the wizard got; the drawing is in docs/state-machines.md.</summary>
public enum PaymentGroupState
{
    /// <summary>The button that makes or picks a group was shown.</summary>
    Offered = 1,

    /// <summary>The group is there and the selling bot is in it; the operators' bot is missing.</summary>
    Made = 2,

    /// <summary>Everybody is in.</summary>
    Ready = 3,

    /// <summary>The person said no, or it could not be: the private chat goes on.</summary>
    InPrivate = 4,
}

internal sealed class PaymentGroupConfiguration : IEntityTypeConfiguration<PaymentGroup>
{
    public void Configure(EntityTypeBuilder<PaymentGroup> builder)
    {
        builder.ToTable("PaymentGroups");
        builder.Property(g => g.Title).HasMaxLength(256);
        builder.Property(g => g.InviteLink).HasMaxLength(256);
        builder.Property(g => g.Trouble).HasMaxLength(300);
        builder.HasIndex(g => new { g.BotId, g.TelegramUserId }).IsUnique();
        builder.HasIndex(g => new { g.WorkspaceId, g.ChatId });
    }
}

public static class PaymentGroupRows
{
    extension(AppDbContext db)
    {
        public DbSet<PaymentGroup> PaymentGroups => db.Set<PaymentGroup>();
    }
}
