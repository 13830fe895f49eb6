using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Profiles.Acting;

/// <summary>One act upon many people, worked off in the background. Who is meant is settled when it begins.</summary>
public sealed class BulkAct : IWorkspaceOwned
{
    public const int LongestValue = 500;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required BulkActKind Kind { get; init; }

    public BulkActState State { get; set; } = BulkActState.Running;

    /// <summary>What the act needs: the tag, the tier's number (empty for the usual one), the reason of a ban.</summary>
    public required string Value { get; init; }

    /// <summary>The same as people read it.</summary>
    public required string Words { get; init; }

    public long People { get; set; }

    public long Done { get; set; }

    /// <summary>For whom there was nothing to change.</summary>
    public long Unchanged { get; set; }

    public long Failed { get; set; }

    public long? AdminId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>With an undoing: the act that it undoes.</summary>
    public long? UndoOf { get; init; }

    /// <summary>The act that undid this one.</summary>
    public long? UndoneBy { get; set; }

    public long Left => People - Done - Unchanged - Failed;
}

/// <summary>What is done to each. Numbers are stored.</summary>
public enum BulkActKind
{
    Tag = 1,
    Untag = 2,
    Tier = 3,
    Ban = 4,
    Unban = 5,
}

/// <summary>How far an act got; the drawing is in docs/state-machines.md.</summary>
public enum BulkActState
{
    Running = 1,
    Finished = 2,

    /// <summary>Somebody stopped it; what was done stays done.</summary>
    Stopped = 3,
}

/// <summary>One person of an act, and what became of it.</summary>
public sealed class BulkActRow : IWorkspaceOwned
{
    public const int LongestBefore = 800;

    public required WorkspaceId WorkspaceId { get; init; }

    public required long BulkActId { get; init; }

    public required long TelegramUserId { get; init; }

    public BulkRowState State { get; set; } = BulkRowState.Waiting;

    /// <summary>How it was before, for undoing: the tier, the ban that was lifted.</summary>
    public string? Before { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }

    public DateTimeOffset? At { get; set; }
}

public enum BulkRowState
{
    Waiting = 1,
    Done = 2,
    Unchanged = 3,
    Failed = 4,
}

internal sealed class BulkActConfiguration : IEntityTypeConfiguration<BulkAct>, IEntityTypeConfiguration<BulkActRow>
{
    public void Configure(EntityTypeBuilder<BulkAct> builder)
    {
        builder.ToTable("BulkActs");
        builder.Ignore(a => a.Left);
        builder.Property(a => a.Value).HasMaxLength(BulkAct.LongestValue);
        builder.Property(a => a.Words).HasMaxLength(BulkAct.LongestValue);
        builder.Property(a => a.By).HasMaxLength(200);
        builder.HasIndex(a => new { a.WorkspaceId, a.Id });
        builder.HasIndex(a => a.Id).HasFilter("state = 1").HasDatabaseName("ix_bulk_acts_running");
    }

    public void Configure(EntityTypeBuilder<BulkActRow> builder)
    {
        builder.ToTable("BulkActRows");
        builder.HasKey(r => new { r.BulkActId, r.TelegramUserId });
        builder.Property(r => r.Before).HasMaxLength(BulkActRow.LongestBefore);
        builder.Property(r => r.Error).HasMaxLength(300);
        builder.HasIndex(r => new { r.BulkActId, r.State, r.TelegramUserId });
        builder.HasIndex(r => new { r.WorkspaceId, r.TelegramUserId, r.At });
    }
}
