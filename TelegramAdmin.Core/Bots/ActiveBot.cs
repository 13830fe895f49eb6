using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.BotApi;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Bots;

/// <summary>What the engine needs of a bot that has something to do, decrypted and in memory. Prints without secrets.</summary>
public sealed class ActiveBot(Bot row, BotToken token, string webhookSecret, bool isReachable)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(webhookSecret);

    public BotId Id => row.Id;

    public WorkspaceId WorkspaceId => row.WorkspaceId;

    public string Name => row.Name;

    public string Username => row.Username;

    /// <summary>What it does now: polling where a webhook is wanted but there is no public address.</summary>
    public ReceiveMode Mode => isReachable ? row.Mode : ReceiveMode.Polling;

    /// <summary>The address that Telegram has from us, as far as we know.</summary>
    public string? WebhookUrl => row.WebhookUrl;

    public BotTrouble? Trouble => row.Trouble;

    public BotState State => row.State;

    public BotToken Token { get; } = token;

    public bool Sends => row.Sends;

    /// <summary>See <see cref="Bot.RetryPolicy"/>.</summary>
    public string? RetryPolicy => row.RetryPolicy;

    /// <summary>See <see cref="Bot.PaidRate"/>.</summary>
    public int? PaidRate => row.PaidRate;

    /// <summary>See <see cref="Bot.AnswersItself"/>.</summary>
    public bool AnswersItself => row.AnswersItself;

    /// <summary>Compares in constant time, so that the time of an answer tells nothing of the secret.</summary>
    public bool SecretMatches(string? presented) =>
        presented is not null && CryptographicOperations.FixedTimeEquals(_secret, Encoding.UTF8.GetBytes(presented));

    public string RevealWebhookSecret() => Encoding.UTF8.GetString(_secret);

    public override string ToString() => $"@{Username} ({Id})";
}
