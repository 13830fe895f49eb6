using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Sandbox.Stripe;

namespace TelegramAdmin.Tests.Payments;

/// <summary>What a person does with the link that they are given.</summary>
internal enum Fate
{
    Pays,
    NeverPays,
    IsDeclinedAndPays,
    IsDeclinedAndGoes,
    LetsItExpire,
    PaysByDebit,
    PaysByDebitInVain,
    BlocksTheBotAndPays,
    GetsAllBack,
    GetsAPartBack,
    GetsABitBackTwice,

    /// <summary>The money went back, and the bank sent it here again.</summary>
    GetsAllBackInVain,
}

/// <summary>Many people who buy at once, each with a fate of their own; every one of them asks once.</summary>
internal sealed class PayingCrowd(SandboxServer sandbox, IReadOnlyList<SandboxBot> bots, IReadOnlyList<SandboxPerson> people)
{
    private static readonly int[] Packages = [10, 25, 50];

    private readonly Dictionary<long, int> _places = people.Select((person, place) => (person.Id, place)).ToDictionary(p => p.Id, p => p.place);
    private readonly HashSet<string> _met = [];
    private volatile int _done;

    /// <summary>How many have done what they had in mind.</summary>
    public int Done => _done;

    public IReadOnlyList<SandboxPerson> People => people;

    public IReadOnlyList<SandboxBot> Bots => bots;

    private SandboxStripe Stripe => sandbox.Stripe;

    /// <summary>Each person buys from one of the bots.</summary>
    public static PayingCrowd Gather(SandboxServer sandbox, int bots, int perBot)
    {
        var tills = Enumerable.Range(1, bots).Select(i => sandbox.World.AddBot($"till{i}_bot", $"Till {i}")).ToList();
        var audiences = tills.Select(till => sandbox.World.AddAudience(till, perBot)).ToList();
        return new PayingCrowd(sandbox, tills, [.. Enumerable.Range(0, perBot).SelectMany(i => audiences.Select(audience => audience[i]))]);
    }

    public SandboxBot BotOf(SandboxPerson person) => bots[_places[person.Id] % bots.Count];

    public Fate FateOf(long person) => (_places[person] % 40) switch
    {
        0 or 20 => Fate.NeverPays,
        1 or 21 => Fate.IsDeclinedAndPays,
        2 => Fate.IsDeclinedAndGoes,
        3 => Fate.LetsItExpire,
        4 => Fate.PaysByDebit,
        5 => Fate.PaysByDebitInVain,
        6 or 26 => Fate.BlocksTheBotAndPays,
        7 => Fate.GetsAllBack,
        8 => Fate.GetsAPartBack,
        9 => Fate.GetsABitBackTwice,
        10 => Fate.GetsAllBackInVain,
        _ => Fate.Pays,
    };

    /// <summary>Everybody asks, and does what they have in mind as soon as there is a checkout of theirs.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        var asked = 0;
        while (_done < people.Count && await timer.WaitForNextTickAsync(cancellation))
        {
            for (var i = 0; i < 20 && asked < people.Count; i++, asked++)
                people[asked].SendText(BotOf(people[asked]), $"/buy{Packages[asked % Packages.Length]}");
            foreach (var session in Stripe.All("checkout.session").Where(s => _met.Add(s.GetProperty("id").GetString()!)))
                Act(session);
        }
    }

    private void Act(JsonElement made)
    {
        var person = people[_places[long.Parse(made.GetProperty("metadata").GetProperty("telegram_user").GetString()!, CultureInfo.InvariantCulture)]];
        var session = made.GetProperty("id").GetString()!;
        switch (FateOf(person.Id))
        {
            case Fate.NeverPays:
                break;
            case Fate.IsDeclinedAndPays:
                Stripe.Pay(session, "pm_card_chargeDeclinedInsufficientFunds");
                Stripe.Pay(session);
                break;
            case Fate.IsDeclinedAndGoes:
                Stripe.Pay(session, "pm_card_chargeDeclined");
                break;
            case Fate.LetsItExpire:
                Stripe.ExpireSession(session);
                break;
            case Fate.PaysByDebit or Fate.PaysByDebitInVain:
                Stripe.PayByDebit(session);
                Stripe.SettleDebit(IntentOf(session), succeeds: FateOf(person.Id) == Fate.PaysByDebit);
                break;
            case Fate.BlocksTheBotAndPays:
                person.Block(BotOf(person));
                Stripe.Pay(session);
                break;
            default:
                Stripe.Pay(session, FateOf(person.Id) == Fate.GetsAllBackInVain ? "pm_card_refundFail" : "pm_card_visa");
                GiveBack(session, FateOf(person.Id));
                break;
        }
        _done++;
    }

    private void GiveBack(string session, Fate fate)
    {
        if (fate is Fate.GetsAllBack or Fate.GetsAllBackInVain)
            Stripe.Refund(IntentOf(session));
        if (fate is Fate.GetsAPartBack)
            Stripe.Refund(IntentOf(session), 133);
        if (fate is not Fate.GetsABitBackTwice)
            return;
        Stripe.Refund(IntentOf(session), 100);
        Stripe.Refund(IntentOf(session), 57);
    }

    private string IntentOf(string session) => Stripe.Find(session)!.Value.GetProperty("payment_intent").GetString()!;
}
