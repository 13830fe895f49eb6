using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox;

/// <summary>A bot of the sandbox.</summary>
public sealed class SandboxBot
{
    private readonly World _world;

    internal SandboxBot(World world, Bot state) => (_world, State) = (world, state);

    public long Id => State.Id;

    public string Username => State.Username;

    public string Name => State.Name;

    /// <summary>As @BotFather would have given it; it contains the word sandbox.</summary>
    public string Token => State.Token;

    /// <summary>When each of the bot's messages was posted.</summary>
    public IReadOnlyList<DateTimeOffset> SentAt
    {
        get
        {
            lock (_world.Gate) return _world.Counters.SendsOf(Id);
        }
    }

    public int PendingUpdates
    {
        get
        {
            lock (_world.Gate) return State.Updates.Count;
        }
    }

    public bool HasWebhook => State.Webhook is not null;

    /// <summary>Telegram Stars that the bot has earned and not given back.</summary>
    public long Stars
    {
        get
        {
            lock (_world.Gate) return State.Stars.Balance;
        }
        set
        {
            lock (_world.Gate) State.Stars.Balance = value;
        }
    }

    /// <summary>Every payment that the bot was made, told of or not, oldest first.</summary>
    public IReadOnlyList<BotPayment> Payments
    {
        get
        {
            lock (_world.Gate) return [.. State.Stars.Transactions.Where(transaction => !transaction.IsRefund).Select(View)];
        }
    }

    internal Bot State { get; }

    private BotPayment View(StarTransaction transaction)
    {
        var payment = transaction.Payment;
        return new BotPayment(
            payment.ChargeId, payment.PersonId, payment.Amount, payment.Payload,
            DateTimeOffset.FromUnixTimeSeconds(transaction.Date), State.Stars.IsRefunded(payment));
    }

    public override string ToString() => $"@{Username}";
}
