using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Delivery;

/// <summary>
/// How a message is tried again, by what went wrong; of the bot, or of one message. What is left out is the usual. A refusal (400, 403) is
/// final whatever stands here, and an answer that was lost is a matter of <see cref="OnUncertain"/>.
/// </summary>
/// <remarks>Set, not init: the generated reader gives init-only properties that the JSON leaves out no value, and the usual would be lost.</remarks>
public sealed record RetryPolicy
{
    public static readonly RetryPolicy Usual = new();

    /// <summary>Telegram answered 5xx.</summary>
    public RetryRule ServerError { get; set; } = RetryRule.Usual;

    /// <summary>Telegram could not be reached: surely nothing was sent.</summary>
    public RetryRule Network { get; set; } = RetryRule.Usual;

    /// <summary>Seconds from acceptance (or from send_at) after which it fails instead of being tried again; 429 and a bot that is out count too. One day unless said otherwise.</summary>
    public int GiveUpAfter { get; set; } = 24 * 60 * 60;

    [JsonIgnore]
    public TimeSpan Lifetime => TimeSpan.FromSeconds(GiveUpAfter);

    /// <exception cref="JsonException">It is not a policy.</exception>
    public static RetryPolicy Of(string? json) => json is null ? Usual : JsonSerializer.Deserialize(json, RetryPolicyJson.Default.RetryPolicy) ?? Usual;

    public string ToJson() => JsonSerializer.Serialize(this, RetryPolicyJson.Default.RetryPolicy);

    /// <summary>What is wrong with it in plain words; null where it holds.</summary>
    public string? Fault() =>
        ServerError is null || Network is null ? "server_error and network are objects; leave out what shall be as usual." :
        ServerError.Fault("server_error") ?? Network.Fault("network") ?? (GiveUpAfter is < 1 or > 7 * 24 * 60 * 60 ? "give_up_after is 1 to 604800 seconds." : null);
}

/// <summary>Delays double from the first to the longest, with up to a quarter of jitter.</summary>
public sealed record RetryRule
{
    public static readonly RetryRule Usual = new();

    /// <summary>Tries altogether, the first one too.</summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Seconds.</summary>
    public double FirstDelay { get; set; } = 1;

    /// <summary>Seconds.</summary>
    public double LongestDelay { get; set; } = 300;

    internal TimeSpan DelayAfter(int attempts)
    {
        var seconds = Math.Min(LongestDelay, FirstDelay * Math.Pow(2, attempts - 1));
        return TimeSpan.FromSeconds(seconds * (1 + Random.Shared.NextDouble() / 4)); // So that many do not return at once.
    }

    internal string? Fault(string name) => this switch
    {
        { MaxAttempts: < 1 or > 100 } => $"{name}.max_attempts is 1 to 100.",
        { FirstDelay: < 0.1 or > 3600 } => $"{name}.first_delay is 0.1 to 3600 seconds.",
        { LongestDelay: < 0.1 or > 86400 } => $"{name}.longest_delay is 0.1 to 86400 seconds.",
        _ => null,
    };
}

[JsonSerializable(typeof(RetryPolicy))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowTrailingCommas = false)]
public sealed partial class RetryPolicyJson : JsonSerializerContext;
