using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>What a bot does by itself when something happens: a trigger, conditions, and what is done then.</summary>
public sealed class AutoRule : IWorkspaceOwned
{
    public const int LongestName = 100;

    public const int LongestTrouble = 300;

    /// <summary>So many may a workspace have.</summary>
    public const int Most = 1000;

    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Null for every bot of the workspace.</summary>
    public BotId? BotId { get; set; }

    public required string Name { get; set; }

    public bool IsOn { get; set; }

    /// <summary>Rules are tried in this order.</summary>
    public required int Position { get; set; }

    /// <summary><see cref="RuleTrigger"/> as JSON.</summary>
    public required string Trigger { get; set; }

    /// <summary><see cref="RuleConditions"/> as JSON; null for none.</summary>
    public string? Conditions { get; set; }

    /// <summary>A list of <see cref="RuleAction"/> as JSON.</summary>
    public required string Actions { get; set; }

    /// <summary>Whether rules after it are left alone once it acted.</summary>
    public bool StopsHere { get; set; } = true;

    /// <summary>What went wrong with it lately, for whoever wrote it: a pattern that took too long, a label that is gone. Saving it clears this.</summary>
    public string? Trouble { get; set; }

    /// <summary>How often it acted.</summary>
    public long Uses { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A rule that waits for a time acted for one wait of a conversation, so that it does so once.</summary>
public sealed class RuleFiring : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required long RuleId { get; init; }

    public required long ConversationId { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }
}

/// <summary>A question with its answer, in one language. Found by people in the chat, in inline mode and by suggestions.</summary>
public sealed class FaqEntry : IWorkspaceOwned
{
    public long Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Null for every bot of the workspace.</summary>
    public BotId? BotId { get; set; }

    public required string Question { get; set; }

    /// <summary>Telegram's HTML.</summary>
    public required string Answer { get; set; }

    /// <summary>Other words for it, separated by commas: a message with one of them is answered.</summary>
    public string Keywords { get; set; } = "";

    public string Category { get; set; } = "";

    /// <summary>Two letters; empty for every language.</summary>
    public string Language { get; set; } = "";

    public bool IsOn { get; set; } = true;

    public int Position { get; set; }

    public long Uses { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }
}

internal sealed class AutoRuleConfiguration : IEntityTypeConfiguration<AutoRule>, IEntityTypeConfiguration<RuleFiring>, IEntityTypeConfiguration<FaqEntry>
{
    public void Configure(EntityTypeBuilder<AutoRule> builder)
    {
        builder.ToTable("AutoRules");
        builder.Property(r => r.Name).HasMaxLength(AutoRule.LongestName);
        builder.Property(r => r.Trouble).HasMaxLength(AutoRule.LongestTrouble);
        builder.HasIndex(r => new { r.WorkspaceId, r.Position });
    }

    public void Configure(EntityTypeBuilder<RuleFiring> builder)
    {
        builder.ToTable("RuleFirings");
        builder.HasKey(f => new { f.RuleId, f.ConversationId });
        builder.HasIndex(f => f.ConversationId);
    }

    public void Configure(EntityTypeBuilder<FaqEntry> builder)
    {
        builder.ToTable("FaqEntries");
        builder.Property(f => f.Question).HasMaxLength(256);
        builder.Property(f => f.Answer).HasMaxLength(4096);
        builder.Property(f => f.Keywords).HasMaxLength(500);
        builder.Property(f => f.Category).HasMaxLength(60);
        builder.Property(f => f.Language).HasMaxLength(8);
        builder.HasIndex(f => new { f.WorkspaceId, f.Position });
    }
}

public static class AutoRuleRows
{
    extension(AppDbContext db)
    {
        public DbSet<AutoRule> AutoRules => db.Set<AutoRule>();

        public DbSet<RuleFiring> RuleFirings => db.Set<RuleFiring>();

        public DbSet<FaqEntry> FaqEntries => db.Set<FaqEntry>();
    }
}
