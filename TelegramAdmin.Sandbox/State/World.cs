using System.Diagnostics.CodeAnalysis;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.Faults;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.MtProto.Channels;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.Stripe;
using TelegramAdmin.Sandbox.Updates.Webhooks;

namespace TelegramAdmin.Sandbox.State;

/// <summary>Everything the sandbox knows. All of it is read and changed under <see cref="Gate"/>.</summary>
internal sealed class World(SandboxOptions options) : IDisposable
{
    private readonly Dictionary<string, Bot> _byToken = [];

    public Lock Gate { get; } = new();

    public SandboxOptions Options => options;

    public TimeProvider Time => options.Time;

    public SandboxLimits Limits { get; set; } = options.Limits;

    public FaultInjector Faults { get; } = new(options.Time);

    public CallCounters Counters { get; } = new();

    public ChangeFeed Changes { get; } = new();

    public FileStore Files { get; } = new(FileStore.FolderBeside(options.StatePath));

    public WebhookCaller WebhookCaller { get; } = new();

    public LaunchKey LaunchKey { get; } = new();

    public StripeAccount Stripe => field ??= new StripeAccount(this, options.Stripe);

    public ChannelWorld Channels => field ??= new ChannelWorld(this);

    public Dictionary<long, Bot> Bots { get; } = [];

    public Dictionary<long, Person> People { get; } = [];

    public Dictionary<long, Group> Groups { get; } = [];

    public IdSequence Ids { get; set; } = new();

    /// <summary>Set whenever something worth keeping has changed.</summary>
    public bool IsDirty { get; set; }

    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    public long Ticks => Time.GetUtcNow().UtcTicks;

    public void Add(Bot bot)
    {
        Bots[bot.Id] = bot;
        _byToken[bot.Token] = bot;
        IsDirty = true;
    }

    /// <summary>The old token stays known to nobody, as after /revoke.</summary>
    public void ChangeToken(Bot bot, string token)
    {
        _byToken.Remove(bot.Token);
        bot.Token = token;
        Add(bot);
    }

    public bool TryFindBot(string token, [NotNullWhen(true)] out Bot? bot) =>
        _byToken.TryGetValue(token, out bot) && !bot.IsRevoked;

    public PrivateChat ChatOf(Bot bot, Person person)
    {
        if (bot.Chats.TryGetValue(person.Id, out var chat)) return chat;
        return bot.Chats[person.Id] = new PrivateChat { Bot = bot, Person = person };
    }

    /// <exception cref="ArgumentException">There is none.</exception>
    public Group GroupOf(string key) =>
        Groups.Values.FirstOrDefault(group => group.Key == key) ?? throw new ArgumentException($"There is no chat {key}.", nameof(key));

    public IEnumerable<Bot> BotsIn(Chat chat) => chat switch
    {
        PrivateChat own => [own.Bot],
        BusinessChat business => business.Link.IsEnabled ? [business.Link.Bot] : [],
        Group group => group.Members.Where(m => m.Value.IsIn && Bots.ContainsKey(m.Key)).Select(m => Bots[m.Key]),
        _ => [],
    };

    /// <summary>Says that a message appeared or changed: to whoever waits for it and to open pages.</summary>
    public void Tell(Chat chat, Message message)
    {
        IsDirty = true;
        Changes.Publish(this, chat, message);
    }

    public void Dispose() => WebhookCaller.Dispose();
}
