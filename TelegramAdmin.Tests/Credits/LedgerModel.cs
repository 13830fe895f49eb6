using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Tests.Credits;

/// <summary>What the ledger promises, said a second time as simply as it goes. Every act answers with a word: new, known, or why not.</summary>
internal sealed class LedgerModel(TimeProvider clock)
{
    private readonly Dictionary<long, ModelAccount> _accounts = [];
    private readonly Dictionary<string, ModelEntry> _entries = [];

    public List<ModelHold> Holds { get; } = [];

    public ModelAccount Of(long user) => _accounts.TryGetValue(user, out var account) ? account : _accounts[user] = new ModelAccount();

    public string Grant(long user, long amount, string source, int? days, EntryKind kind = EntryKind.Bonus)
    {
        var account = Of(user);
        if (amount is <= 0 or > EntryDraft.LargestAmount)
            return "credit_amount_invalid";
        if (Known(user, kind, amount, source) is { } known)
            return known;
        _entries[source] = new ModelEntry(user, kind, amount, []);
        account.Balance += amount;
        account.Granted += amount;
        if (days is not null)
            account.Lots.Add(new ModelLot(clock.GetUtcNow().AddDays(days.Value)) { Remaining = amount });
        return "new";
    }

    public string TakeOut(long user, long amount, string source, EntryKind kind)
    {
        var account = Of(user);
        if (amount is < 0 or > EntryDraft.LargestAmount || (amount == 0 && kind != EntryKind.Spend))
            return "credit_amount_invalid";
        if (Known(user, kind, -amount, source) is { } known)
            return known;
        Expire(user);
        if (amount > account.Balance)
            return "not_enough_credits";
        _entries[source] = new ModelEntry(user, kind, -amount, account.TakeFromLots(amount));
        account.Balance -= amount;
        (account.Spent, account.Messages) = kind == EntryKind.Spend ? (account.Spent + amount, account.Messages + 1) : (account.Spent, account.Messages);
        return "new";
    }

    public string Refund(long user, string spend)
    {
        if (!_entries.TryGetValue(spend, out var entry) || entry.User != user || entry.Kind != EntryKind.Spend)
            return "hold_settled";
        if (!_entries.TryAdd("refund:" + spend, new ModelEntry(user, EntryKind.Refund, -entry.Amount, [])))
            return "known";
        var account = Of(user);
        (account.Balance, account.Spent, account.Messages) = (account.Balance - entry.Amount, account.Spent + entry.Amount, account.Messages - 1);
        PutBack(entry);
        return "new";
    }

    public string Hold(long user, long amount, string source)
    {
        var word = TakeOut(user, amount, source, EntryKind.Hold);
        if (word == "new")
        {
            Holds.Add(new ModelHold(user, amount, source));
            Of(user).Held += amount;
        }
        return word;
    }

    /// <param name="isBack">Whether they come back, or are gone.</param>
    public string Settle(long user, ModelHold hold, bool isBack)
    {
        if (hold.User != user || hold.IsSettled)
            return "hold_settled";
        hold.IsSettled = true;
        Of(user).Held -= hold.Amount;
        if (isBack)
        {
            Of(user).Balance += hold.Amount;
            PutBack(_entries[hold.Source]);
        }
        return "new";
    }

    public long Expire(long user)
    {
        var due = Of(user).Lots.Where(l => l.EndsAt <= clock.GetUtcNow()).ToList();
        var expired = due.Sum(l => l.Remaining);
        due.ForEach(l => l.Remaining = 0);
        Of(user).Balance -= expired;
        return expired;
    }

    private string? Known(long user, EntryKind kind, long amount, string source) =>
        !_entries.TryGetValue(source, out var entry) ? null : (entry.User, entry.Kind, entry.Amount) == (user, kind, amount) ? "known" : "source_reused";

    private static void PutBack(ModelEntry entry)
    {
        foreach (var (lot, amount) in entry.Taken)
            lot.Remaining += amount;
    }
}

internal sealed class ModelAccount
{
    public long Balance { get; set; }

    public long Held { get; set; }

    public long Granted { get; set; }

    public long Spent { get; set; }

    public long Messages { get; set; }

    public List<ModelLot> Lots { get; } = [];

    public List<(ModelLot Lot, long Amount)> TakeFromLots(long amount)
    {
        var taken = new List<(ModelLot, long)>();
        foreach (var lot in Lots.Where(l => l.Remaining > 0).OrderBy(l => l.EndsAt))
        {
            var part = Math.Min(lot.Remaining, amount);
            if (part == 0)
                break;
            (lot.Remaining, amount) = (lot.Remaining - part, amount - part);
            taken.Add((lot, part));
        }
        return taken;
    }
}

internal sealed record ModelLot(DateTimeOffset EndsAt)
{
    public long Remaining { get; set; }
}

internal sealed record ModelEntry(long User, EntryKind Kind, long Amount, IReadOnlyList<(ModelLot Lot, long Amount)> Taken);

internal sealed record ModelHold(long User, long Amount, string Source)
{
    public bool IsSettled { get; set; }
}
