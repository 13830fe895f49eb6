using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Delivery;

/// <summary>Whether a bot can write to a chat: people who started it and did not block it, groups that it is in. Nobody else can be written to.</summary>
public sealed class Reachability : IWorkspaceOwned
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required BotId BotId { get; init; }

    public required long ChatId { get; init; }

    public required bool IsReachable { get; init; }

    /// <summary>Telegram's words where it is not.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class ReachabilityConfiguration : IEntityTypeConfiguration<Reachability>
{
    public void Configure(EntityTypeBuilder<Reachability> builder)
    {
        builder.ToTable("Reachability");
        builder.HasKey(r => new { r.BotId, r.ChatId });
        builder.Property(r => r.Reason).HasMaxLength(300);
        builder.HasIndex(r => new { r.WorkspaceId, r.ChatId, r.IsReachable, r.BotId }).HasDatabaseName("ix_reachability_of_chat");
    }
}

public static class ReachabilityWrites
{
    // The date changes only with the fact, so that "since" says since when.
    private const string Upsert = """
        INSERT INTO reachability (bot_id, chat_id, workspace_id, is_reachable, reason, since) VALUES (@bot, @chat, @workspace, @reachable, @reason, @at)
        ON CONFLICT (bot_id, chat_id) DO UPDATE SET is_reachable = excluded.is_reachable, reason = excluded.reason, since = excluded.since
        WHERE reachability.is_reachable <> excluded.is_reachable
        """;

    public static Task SetReachableAsync(this WriteSession session, params IReadOnlyList<ReachabilityFact> facts) =>
        session.ForEachAsync(Upsert, facts, static (p, f) => p
            .Add("@bot", f.BotId).Add("@chat", f.ChatId).Add("@workspace", f.WorkspaceId)
            .Add("@reachable", f.Reason is null).Add("@reason", f.Reason).Add("@at", f.At));
}

/// <param name="Reason">Why the chat cannot be reached; null where it can.</param>
public readonly record struct ReachabilityFact(WorkspaceId WorkspaceId, BotId BotId, long ChatId, string? Reason, DateTimeOffset At);
