using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Accounts;

/// <summary>A Telegram account of a person's that reads channels. It posts nothing, joins nothing and marks nothing as read.</summary>
public sealed class MtProtoAccount : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>The name at Telegram, or what it was called here until that is known.</summary>
    public required string Name { get; set; }

    /// <summary>Without the @.</summary>
    public string? Username { get; set; }

    public long? TelegramUserId { get; set; }

    /// <summary>The whole number, encrypted.</summary>
    public string? ProtectedPhone { get; set; }

    /// <summary>What pages show of the number: its last two digits.</summary>
    public string? PhoneEnd { get; set; }

    /// <summary>The application it signs in with; null for the one of the configuration.</summary>
    public int? ApiId { get; set; }

    public string? ProtectedApiHash { get; set; }

    /// <summary>The key of the session's database, encrypted. Gone after a sign-out, and the session with it.</summary>
    public string? ProtectedKey { get; set; }

    /// <summary>Of <c>DataDirectory</c>/tdlib; made of random letters, never of what somebody typed.</summary>
    public required string Folder { get; init; }

    public required AccountState State { get; set; }

    /// <summary>What stands in the way and what to do now, in words; null while nothing does.</summary>
    public string? Trouble { get; set; }

    /// <summary>Until when Telegram wants no requests of it (FLOOD_WAIT).</summary>
    public DateTimeOffset? WaitsUntil { get; set; }

    /// <summary>Until when Telegram wants it to look up no names; what it has found already it may read meanwhile.</summary>
    public DateTimeOffset? FindsNoneUntil { get; set; }

    public ProxyKind? Proxy { get; set; }

    public string? ProxyHost { get; set; }

    public int? ProxyPort { get; set; }

    /// <summary>User name and password, or the secret of an MTProto proxy; JSON, encrypted.</summary>
    public string? ProtectedProxySecret { get; set; }

    /// <summary>Whether the collector may use it; off where somebody wants it to rest.</summary>
    public bool IsCollecting { get; set; } = true;

    public required DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>How an account stands; the drawing is in docs/state-machines.md.</summary>
public enum AccountState
{
    /// <summary>Somebody is at its sign-in: a code, a password or a scan is awaited.</summary>
    SigningIn = 1,

    /// <summary>Signed in; opened when there is work.</summary>
    Ready = 2,

    /// <summary>Telegram ended the session, or it cannot be opened: somebody has to sign in again.</summary>
    SessionEnded = 3,

    /// <summary>Telegram banned or deleted the account.</summary>
    Banned = 4,

    /// <summary>Signed out here; keys and session are deleted.</summary>
    SignedOut = 5,
}

public enum ProxyKind
{
    Socks5 = 1,
    MtProto = 2,
}

internal sealed class MtProtoAccountConfiguration : IEntityTypeConfiguration<MtProtoAccount>
{
    public void Configure(EntityTypeBuilder<MtProtoAccount> builder)
    {
        builder.ToTable("MtProtoAccounts");
        builder.Property(a => a.Name).HasMaxLength(130);
        builder.Property(a => a.Username).HasMaxLength(64);
        builder.Property(a => a.PhoneEnd).HasMaxLength(4);
        builder.Property(a => a.Folder).HasMaxLength(64);
        builder.Property(a => a.Trouble).HasMaxLength(500);
        builder.Property(a => a.ProxyHost).HasMaxLength(255);
        builder.HasIndex(a => a.Folder).IsUnique();
        builder.HasIndex(a => new { a.WorkspaceId, a.State });
    }
}

public static class MtProtoAccountRows
{
    extension(AppDbContext db)
    {
        public DbSet<MtProtoAccount> MtProtoAccounts => db.Set<MtProtoAccount>();
    }
}
