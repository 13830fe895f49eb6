namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>What came of the start links of a post, or of all posts of a channel. How each is counted stands in docs/channels/revenue.md.</summary>
/// <param name="Starts">Starts by the link; pressing again within an hour is the same start.</param>
/// <param name="NewPeople">Of them, by somebody who had never started that bot.</param>
/// <param name="Purchases">Purchases within 30 days after, each counted for the last start before it.</param>
/// <param name="FirstPurchases">Of them, the first that the person ever made.</param>
/// <param name="Messages">What these people wrote to the bot within the same time.</param>
/// <param name="Revenue">What was paid less what was given back, by currency; the largest number of purchases first.</param>
public sealed record PostOutcome(int Starts, int NewPeople, int Purchases, int FirstPurchases, long Messages, IReadOnlyList<EarnedMoney> Revenue)
{
    public static PostOutcome None { get; } = new(0, 0, 0, 0, 0, []);
}

/// <param name="MinorUnits">Cents; whole units where the currency has none, and Stars.</param>
/// <param name="Currency">ISO 4217 in upper case, or XTR.</param>
public readonly record struct EarnedMoney(long MinorUnits, string Currency);
