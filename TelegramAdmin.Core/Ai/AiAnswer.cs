using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai;

/// <summary>One answer that a model was asked for: what went in, what came out, what it cost, and what became of it.</summary>
public sealed class AiAnswer : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>The person's message that it answers.</summary>
    public required long MessageId { get; init; }

    public required AiPurpose Purpose { get; init; }

    public required AiOutcome Outcome { get; set; }

    public required string Model { get; init; }

    public required string Question { get; init; }

    public string Answer { get; set; } = "";

    /// <summary>What it rests on, as <see cref="AiSource"/> JSON.</summary>
    public string Sources { get; set; } = "[]";

    /// <summary>0 to 100, as the model says.</summary>
    public int? Confidence { get; set; }

    public int TokensIn { get; set; }

    public int TokensOut { get; set; }

    /// <summary>Millionths of the currency in which prices are set.</summary>
    public long CostMicros { get; set; }

    public long Milliseconds { get; set; }

    public string? Error { get; set; }

    /// <summary>Who used or dismissed a suggestion.</summary>
    public long? AdminId { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? SettledAt { get; set; }
}

public enum AiPurpose
{
    /// <summary>For an operator, who decides.</summary>
    Suggestion = 1,

    /// <summary>To the person, by itself.</summary>
    AutoAnswer = 2,
}

/// <summary>What became of it; the drawing is in docs/state-machines.md.</summary>
public enum AiOutcome
{
    /// <summary>The model was asked.</summary>
    Asked = 1,

    /// <summary>A suggestion that nobody decided about.</summary>
    Offered = 2,

    /// <summary>An operator took it into their answer.</summary>
    Used = 3,
    Dismissed = 4,

    /// <summary>Sent to the person by itself.</summary>
    Sent = 5,

    /// <summary>Not sure enough, over a limit or not asked for: a person takes over.</summary>
    HandedOver = 6,

    /// <summary>The endpoint failed or answered nonsense.</summary>
    Failed = 7,
}

/// <summary>Where a part of an answer comes from.</summary>
/// <param name="Kind">faq, reply or message.</param>
public sealed record AiSource(string Kind, long Id, string Title);

internal sealed class AiAnswerConfiguration : IEntityTypeConfiguration<AiAnswer>
{
    public void Configure(EntityTypeBuilder<AiAnswer> builder)
    {
        builder.ToTable("AiAnswers");
        builder.Property(a => a.Model).HasMaxLength(100);
        builder.HasIndex(a => new { a.WorkspaceId, a.AskedAt });
        builder.HasIndex(a => new { a.ConversationId, a.Id });
        builder.HasIndex(a => new { a.MessageId, a.Purpose }).IsUnique();
    }
}

public static class AiRows
{
    extension(AppDbContext db)
    {
        public DbSet<AiAnswer> AiAnswers => db.Set<AiAnswer>();
    }
}
