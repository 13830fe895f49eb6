using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

/// <summary>A request of td_api.tl (TDLib 1.8.67): https://github.com/tdlib/td/blob/master/td/generate/scheme/td_api.tl.</summary>
public abstract record TdRequest
{
    protected TdRequest(string type) => Type = type;

    /// <summary>Its name at TDLib.</summary>
    [JsonPropertyName("@type"), JsonPropertyOrder(-2)]
    public string Type { get; }

    /// <summary>What its answer will carry.</summary>
    [JsonPropertyName("@extra"), JsonPropertyOrder(-1)]
    public string? Extra { get; init; }

    /// <summary>The name alone: requests carry codes, passwords and keys.</summary>
    public sealed override string ToString() => Type;
}

/// <typeparam name="TAnswer">What TDLib answers where it does not refuse.</typeparam>
public abstract record TdRequest<TAnswer> : TdRequest
    where TAnswer : class
{
    protected TdRequest(string type)
        : base(type)
    {
    }
}
