using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Sequences;

/// <summary>Messages that follow each other, with waits between, from an event on.</summary>
public sealed class Sequence : IWorkspaceOwned
{
    public const int LongestName = 100;
    public const int MostSteps = 20;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    public bool IsOn { get; set; }

    public int Version { get; set; } = 1;

    public SequenceTrigger Trigger { get; set; }

    /// <summary>With a start link: what it carries; with a label or product: its id; null for any.</summary>
    public string? TriggerValue { get; set; }

    /// <summary>Only this bot's people; null for all of the workspace.</summary>
    public BotId? BotId { get; set; }

    /// <summary><see cref="SequenceStep"/>s as JSON.</summary>
    public required string Steps { get; set; }

    public long? CategoryId { get; set; }

    /// <summary>Whoever writes to the team leaves the sequence.</summary>
    public bool EndsWithReply { get; set; }

    /// <summary>Whoever matches this leaves the sequence, as <see cref="Audience"/> JSON; null for nobody.</summary>
    public string? EndsFor { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

public enum SequenceTrigger
{
    /// <summary>Somebody starts a bot for the first time.</summary>
    Joined = 1,
    StartLink = 2,
    Purchase = 3,
    Label = 4,

    /// <summary>A button under a message for many puts them in.</summary>
    Entered = 5,
}

/// <summary>One message of a sequence.</summary>
public sealed record SequenceStep
{
    /// <summary>After the step before, or after the beginning.</summary>
    public int WaitMinutes { get; set; }

    /// <summary>Then not before this time of the day, in the person's time zone; null at once.</summary>
    public TimeOnly? NotBefore { get; set; }

    /// <summary>Only who matches gets it; the others go on with the next step.</summary>
    public Audience? Only { get; set; }

    public CampaignMessage Message { get; set; } = new();

    public static string Write(IReadOnlyList<SequenceStep> steps) => JsonSerializer.Serialize([.. steps], SequenceJson.Default.ListSequenceStep);

    public static IReadOnlyList<SequenceStep> Read(string json) => JsonSerializer.Deserialize(json, SequenceJson.Default.ListSequenceStep)!;
}

/// <summary>Somebody on their way through a sequence.</summary>
public sealed class SequenceRun : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long SequenceId { get; init; }

    public required long TelegramUserId { get; init; }

    public required BotId BotId { get; set; }

    public SequenceRunState State { get; set; } = SequenceRunState.UnderWay;

    /// <summary>The step that comes next, from 0.</summary>
    public int Step { get; set; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Messages that reached them.</summary>
    public int Sent { get; set; }

    public required DateTimeOffset BeganAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why it ended before its last step, in words.</summary>
    public string? Reason { get; set; }
}

public enum SequenceRunState
{
    UnderWay = 1,

    /// <summary>A message of it is in the queue.</summary>
    Sending = 2,

    Finished = 3,

    /// <summary>Ended before the last step.</summary>
    Left = 4,
}

internal sealed class SequenceConfiguration : IEntityTypeConfiguration<Sequence>, IEntityTypeConfiguration<SequenceRun>
{
    public void Configure(EntityTypeBuilder<Sequence> builder)
    {
        builder.ToTable("Sequences");
        builder.Property(s => s.Name).HasMaxLength(Sequence.LongestName);
        builder.Property(s => s.TriggerValue).HasMaxLength(64);
        builder.HasIndex(s => new { s.WorkspaceId, s.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SequenceRun> builder)
    {
        builder.ToTable("SequenceRuns");
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.HasIndex(r => new { r.SequenceId, r.TelegramUserId }).IsUnique();
        builder.HasIndex(r => new { r.SequenceId, r.State, r.Step });
        builder.HasIndex(r => r.DueAt).HasFilter("state = 1").HasDatabaseName("ix_sequence_runs_due");
        builder.HasIndex(r => new { r.WorkspaceId, r.TelegramUserId }).HasFilter("state IN (1, 2)").HasDatabaseName("ix_sequence_runs_of_person");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(List<SequenceStep>))]
internal sealed partial class SequenceJson : JsonSerializerContext;

public static class SequenceRows
{
    extension(AppDbContext db)
    {
        public DbSet<Sequence> Sequences => db.Set<Sequence>();

        public DbSet<SequenceRun> SequenceRuns => db.Set<SequenceRun>();
    }
}
