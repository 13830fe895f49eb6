using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.Limits;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Payments;
using TelegramAdmin.Sandbox.Updates;
using TelegramAdmin.Sandbox.Updates.Webhooks;

namespace TelegramAdmin.Sandbox.State;

/// <summary>A bot with its profile, its way of receiving updates and its private chats.</summary>
internal sealed class Bot
{
    public required long Id { get; init; }

    public required string Username { get; init; }

    public required string Token { get; set; }

    /// <summary>Every call with the token is answered 401.</summary>
    public bool IsRevoked { get; set; }

    public BotProfile Profile { get; init; } = new();

    public Webhook? Webhook { get; set; }

    /// <summary>As last set by getUpdates or setWebhook; null stands for the documented default.</summary>
    public List<string>? AllowedUpdates { get; set; }

    public UpdateQueue Updates { get; init; } = new();

    public Dictionary<long, PrivateChat> Chats { get; init; } = [];

    public StarWallet Stars { get; init; } = new();

    /// <summary>The business accounts that it answers for, by connection.</summary>
    [JsonIgnore]
    public Dictionary<string, BusinessLink> Business { get; } = [];

    [JsonIgnore]
    public SendingLimiter Limiter { get; } = new();

    [JsonIgnore]
    public PendingQueries Queries { get; } = new();

    /// <summary>Payments that wait for answerPreCheckoutQuery.</summary>
    [JsonIgnore]
    public PendingQueries PreCheckouts { get; } = new();

    [JsonIgnore]
    public long NextWebhookCallAt { get; set; }

    [JsonIgnore]
    public LongPoll? Poll { get; set; }

    [JsonIgnore]
    public string Name => Profile.Name.For("");
}
