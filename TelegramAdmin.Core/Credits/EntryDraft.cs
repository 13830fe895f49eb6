using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Credits;

/// <summary>A movement of credits that somebody asks for.</summary>
/// <param name="Amount">Always positive; the method says which way. Zero for a message that a pass makes free, and for a correction that finds the balance right.</param>
/// <param name="Source">What causes it; a second posting with the same source changes nothing. See <see cref="CreditEntry.Source"/>.</param>
public sealed record EntryDraft(EntryKind Kind, long Amount, string Source)
{
    /// <summary>More than anybody can mean; a typing error rather than a wish.</summary>
    public const long LargestAmount = 1_000_000_000;

    public string? Note { get; init; }

    public long? AdminId { get; init; }

    public BotId? BotId { get; init; }

    public long? PaymentId { get; init; }
}

/// <summary>What became of a posting.</summary>
/// <param name="IsNew">False where this source had moved credits before.</param>
/// <param name="Balance">After it.</param>
public readonly record struct Posted(bool IsNew, long EntryId, long Balance);
