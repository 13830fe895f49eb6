using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>A registered bot. Its token is stored encrypted and never leaves the server.</summary>
public sealed class Bot : IWorkspaceOwned
{
    public required BotId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; set; }

    public required string Name { get; set; }

    /// <summary>Without the @.</summary>
    public required string Username { get; set; }

    public required string ProtectedToken { get; set; }

    public required string ProtectedWebhookSecret { get; set; }

    /// <summary>How it shall receive. Without a public address every bot polls, and goes back to this once there is one.</summary>
    public required ReceiveMode Mode { get; set; }

    public required BotState State { get; set; }

    /// <summary>Why the bot needs somebody; null while it does not.</summary>
    public BotTrouble? Trouble { get; set; }

    /// <summary>What Telegram said, in its words.</summary>
    public string? TroubleDetail { get; set; }

    public DateTimeOffset? TroubleAt { get; set; }

    /// <summary>The address that we last gave to Telegram; null while it has none of ours.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>How its failed messages are tried again, as JSON; null for the usual.</summary>
    public string? RetryPolicy { get; set; }

    /// <summary>Bulk messages a second that it pays Stars for (allow_paid_broadcast, up to 1000); null while it keeps to the free limit.</summary>
    public int? PaidRate { get; set; }

    /// <summary>Whether it answers commands and buttons by itself; off where another program does.</summary>
    public bool AnswersItself { get; set; } = true;

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Whether messages leave through it: nobody switched it off, and as far as we know its token works.</summary>
    public bool Sends => State is BotState.Up or BotState.Starting || (State == BotState.NeedsYou && Trouble is not (BotTrouble.TokenRefused or BotTrouble.TokenUnreadable));
}

/// <summary>How a bot receives; the drawing is in docs/state-machines.md.</summary>
public enum ReceiveMode
{
    /// <summary>Telegram calls us at <c>PublicUrl</c>.</summary>
    Webhook = 1,

    /// <summary>We ask Telegram.</summary>
    Polling = 2,
}

/// <summary>Whether a bot works; the drawing is in docs/state-machines.md.</summary>
public enum BotState
{
    /// <summary>Somebody stopped it. It neither receives nor sends.</summary>
    Off = 1,

    /// <summary>Its webhook is being set or its first poll is under way.</summary>
    Starting = 2,

    /// <summary>It receives and sends.</summary>
    Up = 3,

    /// <summary>It cannot receive, or not send, until somebody acts; <see cref="Bot.Trouble"/> says why.</summary>
    NeedsYou = 4,

    /// <summary>Taken out of the workspace; its token is erased, its history stays.</summary>
    Removed = 5,
}

/// <summary>What keeps a bot from working.</summary>
public enum BotTrouble
{
    /// <summary>401: the token was revoked or is wrong.</summary>
    TokenRefused = 1,

    /// <summary>409: another program polls with the same token.</summary>
    PolledElsewhere = 2,

    /// <summary>A webhook that is not ours takes the updates.</summary>
    ForeignWebhook = 3,

    /// <summary>Telegram did not take our address.</summary>
    WebhookRefused = 4,

    /// <summary>The key that encrypted the token is gone.</summary>
    TokenUnreadable = 5,
}

internal sealed class BotConfiguration : IEntityTypeConfiguration<Bot>
{
    public void Configure(EntityTypeBuilder<Bot> builder)
    {
        builder.ToTable("Bots");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Name).HasMaxLength(256);
        builder.Property(b => b.Username).HasMaxLength(64);
        builder.Property(b => b.TroubleDetail).HasMaxLength(1000);
        builder.Property(b => b.AnswersItself).HasDefaultValue(true).ValueGeneratedNever();
        builder.HasIndex(b => b.WorkspaceId);
    }
}

public static class BotRows
{
    extension(AppDbContext db)
    {
        public DbSet<Bot> Bots => db.Set<Bot>();

        public DbSet<BusinessAccount> BusinessAccounts => db.Set<BusinessAccount>();
    }
}
