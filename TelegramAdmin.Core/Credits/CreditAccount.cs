using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>
/// A person's credits in a workspace, the same for all of its bots. <see cref="Balance"/> always equals the sum of the account's entries;
/// only <see cref="Ledger"/> changes it.
/// </summary>
public sealed class CreditAccount : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long TelegramUserId { get; init; }

    /// <summary>What can be spent now.</summary>
    public long Balance { get; init; }

    /// <summary>Set aside by open <see cref="CreditHold"/>s; no longer in the balance.</summary>
    public long Held { get; init; }

    /// <summary>Ever granted, gifts and corrections included.</summary>
    public long Granted { get; init; }

    /// <summary>Ever spent on messages, refunds taken off.</summary>
    public long Spent { get; init; }

    /// <summary>Messages that were charged, or free by a pass.</summary>
    public long MessagesSent { get; init; }

    /// <summary>Messages are free until then; null without a pass.</summary>
    public DateTimeOffset? PassUntil { get; init; }

    /// <summary>Null for the workspace's default tier.</summary>
    public long? TierId { get; set; }

    public TutorialState Tutorial { get; set; } = TutorialState.NotOffered;

    /// <summary>The step that is shown next while the tutorial is under way: 1 to 3.</summary>
    public int TutorialStep { get; set; } = 1;

    /// <summary>When the low-credit warning was last given.</summary>
    public DateTimeOffset? WarnedAt { get; set; }

    /// <summary>The bot's last offer to somebody out of credits, which the next one changes rather than repeats.</summary>
    public long? OfferMessageId { get; set; }

    /// <summary>What others start the bot with to be this person's guest; made when first asked for.</summary>
    public string? ReferralCode { get; set; }

    /// <summary>The account whose link brought this person.</summary>
    public long? ReferredBy { get; set; }

    /// <summary>When the one who brought them got the bonus.</summary>
    public DateTimeOffset? ReferralRewardedAt { get; set; }

    /// <summary>A discount that waits for the next purchase.</summary>
    public long? PendingPromoId { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>How far a person got in the tutorial.</summary>
public enum TutorialState
{
    NotOffered = 1,
    Offered = 2,
    UnderWay = 3,

    /// <summary>They said no; it can still be begun from the menu.</summary>
    Declined = 4,
    Done = 5,
}

internal sealed class CreditAccountConfiguration : IEntityTypeConfiguration<CreditAccount>
{
    public const string AudienceIndex = "ix_credit_accounts_audience";

    public void Configure(EntityTypeBuilder<CreditAccount> builder)
    {
        builder.ToTable("CreditAccounts", table =>
        {
            table.HasCheckConstraint("ck_credit_accounts_balance", "balance >= 0");
            table.HasCheckConstraint("ck_credit_accounts_held", "held >= 0");
        });
        builder.Property(a => a.ReferralCode).HasMaxLength(16);
        builder.HasIndex(a => new { a.WorkspaceId, a.TelegramUserId }).IsUnique();
        builder.HasIndex(a => new { a.WorkspaceId, a.TelegramUserId, a.Balance, a.TierId, a.PassUntil }).HasDatabaseName(AudienceIndex).OnSqliteOnly();
        builder.HasIndex(a => new { a.WorkspaceId, a.Balance, a.TelegramUserId });
        builder.HasIndex(a => new { a.WorkspaceId, a.ReferralCode }).IsUnique().HasFilter("referral_code IS NOT NULL");
        builder.HasIndex(a => a.ReferredBy).HasFilter("referred_by IS NOT NULL");
    }
}
