namespace TelegramAdmin.Core.Settings;

/// <summary>What the engine has to know of the machine and the outside; read once at the start.</summary>
public sealed class EngineOptions
{
    /// <summary>Where the outside reaches us, without a path at the end; null where only polling is possible.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Where a browser on this machine reaches us; null where nobody says.</summary>
    public Uri? LocalUrl { get; set; }

    /// <summary>Database, keys, cached media, spooled files.</summary>
    public string DataDirectory { get; set; } = "./data";

    public Uri BotApiUrl { get; set; } = new("https://api.telegram.org");

    public StripeOptions Stripe { get; set; } = new();

    public AiOptions Ai { get; set; } = new();

    public MtProtoOptions MtProto { get; set; } = new();

    /// <summary>Telegram users that may use the bots' menus for administrators, besides the staff who linked their account.</summary>
    public IReadOnlyList<long> AdminIds { get; set; } = [];

    /// <summary>The forum group that mirrors the conversations of the default workspace; null where it is chosen in Settings, or there is none.</summary>
    public long? AdminGroupId { get; set; }

    /// <summary>Whether addresses that administrators and API keys give (webhooks, callbacks) may lead into this machine's own networks, by http too.</summary>
    public bool AllowsPrivateNetworks { get; set; }

    /// <summary>How much a bot writes into one group in a minute, after a burst of five. Telegram takes 20 (core.telegram.org/bots/faq).</summary>
    public int GroupPerMinute { get; set; } = 15;

    /// <summary>How many updates are worked on at the same time; those of one chat one after the other.</summary>
    public int UpdateWorkers { get; set; } = 16;

    /// <summary>How long finished messages are kept, and with them their idempotency keys.</summary>
    public TimeSpan KeepMessages { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long updates are kept once they are worked off; programs read back at most a day of them.</summary>
    public TimeSpan KeepUpdates { get; set; } = TimeSpan.FromDays(30);

    /// <summary>A bot that had nothing to do for so long leaves the memory until it is needed again.</summary>
    public TimeSpan IdleBotLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Where Telegram delivers a bot's updates.</summary>
    public Uri? WebhookUrl(Storage.BotId bot) => PublicUrl is null ? null : new Uri($"{PublicUrl.AbsoluteUri.TrimEnd('/')}/webhook/{bot}");

    public string PathOf(params string[] parts) => Path.Combine([Path.GetFullPath(DataDirectory), .. parts]);
}
