namespace TelegramAdmin.Core.Channels.Revenue;

internal sealed record StartLine(long? MessageId, int Starts, int NewPeople);

internal sealed record PaidLine(long? MessageId, string Currency, int Purchases, long Amount);

internal sealed record CountLine(long? MessageId, long Count);

/// <summary>Sums by post, as the database gave them; null stands for planned posts that have not appeared.</summary>
internal sealed record OutcomeLines(IReadOnlyList<StartLine> Begun, IReadOnlyList<PaidLine> Paid, IReadOnlyList<CountLine> First, IReadOnlyList<CountLine> Written)
{
    public static OutcomeLines None { get; } = new([], [], [], []);

    public PostOutcome Total() => Begun.Count == 0 ? PostOutcome.None : Of(Begun, Paid, First, Written);

    public IReadOnlyDictionary<long, PostOutcome> ByPost()
    {
        var (paid, first, written) = (Paid.ToLookup(l => l.MessageId), First.ToLookup(l => l.MessageId), Written.ToLookup(l => l.MessageId));
        return Begun.Where(l => l.MessageId is not null).ToDictionary(l => l.MessageId!.Value, l => Of([l], paid[l.MessageId], first[l.MessageId], written[l.MessageId]));
    }

    private static PostOutcome Of(IEnumerable<StartLine> begun, IEnumerable<PaidLine> paid, IEnumerable<CountLine> first, IEnumerable<CountLine> written)
    {
        var (starts, bills) = (begun.ToList(), paid.ToList());
        return new PostOutcome(
            starts.Sum(l => l.Starts), starts.Sum(l => l.NewPeople), bills.Sum(l => l.Purchases), (int)first.Sum(l => l.Count), written.Sum(l => l.Count),
            [.. bills.GroupBy(l => l.Currency).OrderByDescending(g => g.Sum(l => l.Purchases)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new EarnedMoney(g.Sum(l => l.Amount), g.Key))]);
    }
}
