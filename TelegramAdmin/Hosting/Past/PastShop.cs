using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Hosting.Past;

/// <summary>What people buy when their credits are used up.</summary>
internal sealed class PastShop(PastChance chance, DateTimeOffset now)
{
    /// <summary>Credits of the first products, as <see cref="Core.Payments.Catalogue.SeedCatalogue"/> makes them; the rest are passes.</summary>
    private static readonly int[] Credits = [10, 25, 50, 100, 0, 0, 0];

    private static readonly (int Product, int Weight)[] Wishes = [(0, 22), (1, 36), (2, 16), (3, 6), (4, 5), (5, 8), (6, 7)];

    /// <summary>One of so many payments is given back; counted, so that there are some on each day that the past may end on.</summary>
    private const int PaymentsToARefund = 30;

    private int _paid;

    public static bool HasPass(PastPerson person, DateTimeOffset at) =>
        person.Purchases.Any(p => p.Outcome == PastOutcome.Granted && p.At <= at && at < PassEnd(p));

    /// <summary>Null where it is no pass.</summary>
    public static DateTimeOffset? PassEnd(PastPurchase purchase) => purchase.Product switch
    {
        4 => purchase.At.AddDays(1),
        5 => purchase.At.AddDays(7),
        6 => purchase.At.AddMonths(1),
        _ => null,
    };

    /// <returns>When it was over.</returns>
    public DateTimeOffset Buy(PastPerson person, DateTimeOffset at)
    {
        if (at > now.AddMinutes(-5))
            return at;
        var product = PastNames.Pick(chance, Wishes);
        var outcome = PastNames.Pick(chance, [(PastOutcome.Granted, 88), (PastOutcome.Failed, 6), (PastOutcome.Expired, 6)]);
        if (outcome == PastOutcome.Granted && ++_paid % PaymentsToARefund == PaymentsToARefund / 2)
            outcome = PastOutcome.Refunded;
        var isStars = outcome == PastOutcome.Refunded || outcome == PastOutcome.Granted && chance.Next(100) < 22;
        var purchase = new PastPurchase(at, product, isStars, outcome) { RefundedAt = outcome == PastOutcome.Refunded ? at.AddMinutes(90) : null };
        if (purchase.RefundedAt > now || outcome == PastOutcome.Expired && at > now.AddHours(-25)) // What has not ended yet went well.
            purchase = purchase with { RefundedAt = null, Outcome = PastOutcome.Granted };
        person.Purchases.Add(purchase);
        Enter(person, purchase);
        if (purchase.Outcome != PastOutcome.Failed || chance.Next(3) == 0)
            return at;
        var again = new PastPurchase(at.AddMinutes(4), product, false, PastOutcome.Granted); // Another card.
        person.Purchases.Add(again);
        Enter(person, again);
        return again.At;
    }

    private static void Enter(PastPerson person, PastPurchase purchase)
    {
        var credits = Credits[purchase.Product];
        if (purchase.Outcome is not (PastOutcome.Granted or PastOutcome.Refunded))
            return;
        var what = credits > 0 ? $"{credits} credits" : purchase.Product == 4 ? "Day pass" : purchase.Product == 5 ? "Week pass" : "Month pass";
        person.FromBot.Add(new PastLine(PastAuthor.Bot, $"Paid, thank you. You have it: {what}.", purchase.At.AddSeconds(3)));
        if (credits == 0)
            return;
        person.Entries.Add(new PastEntry(EntryKind.Purchase, credits, purchase.At.AddSeconds(2), what) { Purchase = purchase });
        if (purchase.RefundedAt is { } back)
            person.Entries.Add(new PastEntry(EntryKind.Reversal, -credits, back, "Refund") { Purchase = purchase });
    }
}
