using TelegramAdmin.Sandbox.State;

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

    internal Bot State { get; }

    public override string ToString() => $"@{Username}";
}
