using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Credits.Chat.Account;

/// <summary>How entries of the ledger read for the person whose they are.</summary>
internal static class HistoryWords
{
    public static string Kind(Wording words, EntryKind kind) => words.Plain("entry." + kind.ToString().ToLowerInvariant());

    public static string Amount(Wording words, long amount) => amount switch
    {
        > 0 => "+" + words.Number(amount),
        < 0 => "−" + words.Number(-amount),
        _ => "0",
    };

    /// <summary>What else is to be told: the product, the team's reason. Notes of other kinds only repeat what the kind says.</summary>
    public static string? Note(CreditEntry entry) => entry.Kind is EntryKind.Purchase or EntryKind.Correction or EntryKind.Reversal or EntryKind.Promo or EntryKind.Gift or EntryKind.GiftUndone ? entry.Note : null;
}
