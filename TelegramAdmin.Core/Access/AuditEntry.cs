using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>One act of somebody. Entries are only ever added; each carries the hash of the one before it, so a change or a gap shows.</summary>
public sealed class AuditEntry : IWorkspaceOwned
{
    /// <summary>What stands in place of a target that was emptied.</summary>
    internal const string ErasedTarget = "erased person";

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Counts from 1 in each workspace without a gap.</summary>
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null for the system itself and for the command line.</summary>
    public long? AdminId { get; init; }

    public required string Actor { get; init; }

    /// <summary>Noun and past verb, such as <c>bot.removed</c>.</summary>
    public required string Action { get; init; }

    public required string Target { get; init; }

    public string? Details { get; init; }

    /// <summary>The hash of <see cref="Salt"/>, <see cref="Target"/> and <see cref="Details"/>, which stands for them in <see cref="Hash"/>, so that the two can be
    /// emptied when a person is erased. Null in entries from before there was one.</summary>
    public string? Said { get; private set; }

    /// <summary>Random, so that a short target cannot be guessed from <see cref="Said"/>; goes with them.</summary>
    public string? Salt { get; private set; }

    /// <summary>When target and details were emptied because a person was erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public string? Address { get; init; }

    public required string PreviousHash { get; init; }

    public string Hash { get; private set; } = "";

    /// <summary>Of an emptied entry from before <see cref="Said"/> only its place in the chain can be checked.</summary>
    public bool IsIntact(string previousHash) => PreviousHash == previousHash && (ErasedAt is null
        ? Hash == HashOf() && (Said is null || Said == SaidOf())
        : Target == ErasedTarget && Details is null && Salt is null && (Said is null || Hash == HashOf()));

    internal AuditEntry Seal()
    {
        Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Said = SaidOf();
        Hash = HashOf();
        return this;
    }

    /// <summary>Over everything that the entry says and the hash before it.</summary>
    private string HashOf() => HashOf(Said is null
        ? [WorkspaceId.Value, Number, At.ToUnixTimeMilliseconds(), AdminId, Actor, Action, Target, Details, Address, PreviousHash]
        : [WorkspaceId.Value, Number, At.ToUnixTimeMilliseconds(), AdminId, Actor, Action, Said, Address, PreviousHash]);

    private string SaidOf() => HashOf([Salt, Target, Details]);

    private static string HashOf(object?[] values) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(values))));
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(e => new { e.WorkspaceId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Actor).HasMaxLength(200);
        builder.Property(e => e.Action).HasMaxLength(64);
        builder.Property(e => e.Target).HasMaxLength(300);
        builder.Property(e => e.Address).HasMaxLength(64);
        builder.Property(e => e.Said).HasMaxLength(64);
        builder.Property(e => e.Salt).HasMaxLength(32);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.Property(e => e.PreviousHash).HasMaxLength(64);
        builder.HasIndex(e => new { e.WorkspaceId, e.Target, e.Number });
    }
}
