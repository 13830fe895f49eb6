using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Sharing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Credits;

/// <summary>Goes at random through everything that moves credits, beside a model: after each step both must say and hold the same.</summary>
internal sealed class LedgerWalk
{
    private static readonly long[] People = [7001, 7002, 7003, 7004];
    private static readonly long[] Odd = [0, -3, long.MinValue, long.MaxValue, EntryDraft.LargestAmount + 1, 5_000];
    private static readonly BotId Bot = new(1);

    private readonly Book _book;
    private readonly LedgerModel _model;
    private readonly Random _random;
    private readonly GiveCredits _give;
    private readonly SettleGift _settle;
    private readonly List<WalkStep> _past = [];
    private readonly List<string> _spends = ["never"];
    private readonly List<(ModelHold Hold, long Id)> _holds = [];
    private readonly List<WalkGift> _gifts = [];

    public LedgerWalk(Book book, int seed)
    {
        (_book, _model, _random) = (book, new LedgerModel(book.Clock), new Random(seed));
        (_give, _settle) = (new GiveCredits(book.Ledger, book.Clock), new SettleGift(book.Ledger, book.Clock));
    }

    /// <summary>How often each answer was given.</summary>
    public Dictionary<string, int> Answers { get; } = [];

    public async Task StepAsync()
    {
        var step = _past.Count > 0 && _random.Next(7) == 0 ? _past[_random.Next(_past.Count)] : Next();
        _past.Add(step);
        var expected = step.Model();
        var answer = await step.Real();
        Assert.True(expected == answer, $"Step {_past.Count}, {step.Name}: the ledger says {answer}, the model {expected}");
        Answers[answer] = Answers.GetValueOrDefault(answer) + 1;
        await CompareAsync(step);
    }

    private WalkStep Next()
    {
        var (user, amount, source) = (People[_random.Next(People.Length)], Amount(), Source());
        return _random.Next(15) switch
        {
            0 => new($"grant {amount} to {user}", () => _model.Grant(user, amount, source, null), async () => Word(await _book.GrantAsync(user, amount, source))),
            1 or 2 when _random.Next(1, 6) is var days => new($"grant {amount} for {days} days to {user}", () => _model.Grant(user, amount, source, days), async () => Word(await _book.GrantAsync(user, amount, source, days))),
            3 or 4 or 5 => Spend(user, amount, source),
            6 => new($"take {amount} of {user}", () => _model.TakeOut(user, amount, source, EntryKind.Reversal), async () => Word(await _book.DeductAsync(user, amount, source))),
            7 when _spends[_random.Next(_spends.Count)] is var spend => new($"refund {spend} to {user}", () => _model.Refund(user, spend), async () => Word(await _book.RefundAsync(user, spend))),
            8 => new($"hold {amount} of {user}", () => _model.Hold(user, amount, source), () => HoldAsync(user, amount, source)),
            9 when _holds.Count > 0 => Settle(user, _random.Next(2) == 0),
            10 => new($"expire {user}", () => $"{_model.Expire(user)} ended", async () => $"{await _book.ExpireAsync(user)} ended"),
            11 => Give(user, amount, "gift " + source),
            12 when _gifts.Count > 0 => Claim(user),
            13 when _random.Next(4) == 0 => new($"reset {user}", () => ResetModel(user, source), () => ResetAsync(user, source)),
            _ => new("wait", () => "later", () => WaitAsync(TimeSpan.FromHours(_random.Next(1, 20)))),
        };
    }

    private WalkStep Spend(long user, long amount, string source)
    {
        _spends.Add(source);
        return new($"spend {amount} of {user}", () => _model.TakeOut(user, amount, source, EntryKind.Spend), async () => Word(await _book.SpendAsync(user, amount, source)));
    }

    private async Task<string> HoldAsync(long user, long amount, string source)
    {
        var held = await _book.HoldAsync(user, amount, source);
        if (held.Failure is { } refused)
            return refused.Code;
        if (_holds.Any(h => h.Id == held.Value))
            return "known";
        _holds.Add((_model.Holds[^1], held.Value));
        return "new";
    }

    private WalkStep Settle(long user, bool isBack)
    {
        var (hold, id) = _holds[_random.Next(_holds.Count)];
        var by = _random.Next(5) == 0 ? user : hold.User;
        return new($"settle hold {id} of {hold.User} by {by}", () => _model.Settle(by, hold, isBack), async () => isBack ? Word(await _book.ReleaseAsync(by, id)) : (await _book.TakeAsync(by, id)).Failure?.Code ?? "new");
    }

    private WalkStep Give(long user, long amount, string source) => new($"{user} gives {amount}",
        () => _gifts.Count(g => g.Hold.User == user && !g.Hold.IsSettled) >= 10 ? "gift_too_many" : _model.Hold(user, amount, source),
        async () =>
        {
            var given = await _book.OnAsync(user, (db, account) => _give.RunAsync(db, account, amount, 2, source, Bot, onlyBought: false));
            if (!given.TryGet(out var gift, out var refused))
                return refused.Code;
            if (_gifts.Any(g => g.Gift.Id == gift.Id))
                return "known";
            _gifts.Add(new WalkGift(gift, _model.Holds[^1]));
            return "new";
        });

    private WalkStep Claim(long user)
    {
        var gift = _gifts[_random.Next(_gifts.Count)];
        return new($"{user} claims gift {gift.Gift.Id} of {gift.Hold.User}", () =>
        {
            if (gift.Hold.User == user)
                return "gift_own";
            if (gift.Hold.IsSettled)
                return "gift_claimed";
            if (gift.Gift.ExpiresAt <= _book.Clock.GetUtcNow())
                return "gift_returned";
            _model.Settle(gift.Hold.User, gift.Hold, isBack: false);
            return _model.Grant(user, gift.Hold.Amount, $"gift_claimed:{gift.Gift.Id}", null, EntryKind.GiftReceived);
        }, async () => (await _book.OnAsync(user, (db, account) => _settle.ClaimAsync(db, account, gift.Gift.Code, Bot))).Failure?.Code ?? "new");
    }

    private string ResetModel(long user, string source)
    {
        _model.Expire(user);
        return _model.TakeOut(user, _model.Of(user).Balance, source, EntryKind.Reset);
    }

    private async Task<string> ResetAsync(long user, string source) => Word(await _book.OnAsync(user, async (db, account) =>
    {
        await _book.Ledger.ExpireAsync(db, account);
        return await _book.Ledger.DeductAsync(db, account, new EntryDraft(EntryKind.Reset, account.Balance, source));
    }));

    private Task<string> WaitAsync(TimeSpan time)
    {
        _book.Clock.Forward(time);
        return Task.FromResult("later");
    }

    private async Task CompareAsync(WalkStep step)
    {
        await using var db = _book.Storage.ReadAll();
        foreach (var stand in await _book.Storage.StandsAsync())
        {
            var (model, account) = (_model.Of(stand.User), await db.CreditAccounts.SingleAsync(a => a.Id == stand.Id));
            var (expected, real) = ((model.Balance, model.Held, model.Granted, model.Spent, model.Messages, model.Lots.Sum(l => l.Remaining)), (account.Balance, account.Held, account.Granted, account.Spent, account.MessagesSent, stand.Ending));
            Assert.True(stand.IsSound && expected == real, $"After step {_past.Count}, {step.Name}: {stand}, expected {expected}, found {real}");
        }
    }

    private long Amount() => _random.Next(12) == 0 ? Odd[_random.Next(Odd.Length)] : _random.Next(1, 15);

    private string Source() => _random.Next(10) == 0 ? $"source {_random.Next(_past.Count + 1)}" : $"source {_past.Count}";

    private static string Word(Result<Posted> posted) => posted.Failure?.Code ?? (posted.Value.IsNew ? "new" : "known");
}

/// <summary>An act, to be done by the ledger and by the model; doing it again is a repetition.</summary>
internal sealed record WalkStep(string Name, Func<string> Model, Func<Task<string>> Real);

internal sealed record WalkGift(CreditGift Gift, ModelHold Hold);
