using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Credits;

/// <summary>A movement of credits in words.</summary>
internal static class EntryWords
{
    public static string Kind(EntryKind kind) => kind switch
    {
        EntryKind.Purchase => "purchase",
        EntryKind.Bonus => "bonus",
        EntryKind.Spend => "message",
        EntryKind.Refund => "message not delivered",
        EntryKind.Hold => "set aside",
        EntryKind.Release => "set free",
        EntryKind.Expiry => "ended",
        EntryKind.Correction => "correction",
        EntryKind.Reversal => "taken back",
        EntryKind.GiftReceived => "gift",
        EntryKind.Promo => "promo code",
        EntryKind.Referral => "invitation",
        EntryKind.Gift => "gift of the team",
        EntryKind.GiftUndone => "gift taken back",
        EntryKind.Moved => "moved between accounts",
        _ => "reset",
    };

    /// <summary>"25 credits", or what kind of movement it was where nothing was noted.</summary>
    public static string Of(CreditEntry entry) => entry.Note ?? Capital(Kind(entry.Kind));

    public static string Of(CreditEntry entry, Localizer words) => entry.Note ?? Capital(words[Kind(entry.Kind)]);

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>An entry kind in the address.</summary>
    public static string Word(EntryKind kind) => kind.ToString().ToLowerInvariant();

    public static IReadOnlyList<EntryKind> Parse(string? words) =>
        [.. Enum.GetValues<EntryKind>().Where(k => (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Contains(Word(k)))];
}
