using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.MtProto.Schema;

namespace TelegramAdmin.Core.Channels.Accounts.Keys;

/// <summary>What a proxy wants to know of whom it serves. Stored as JSON, encrypted.</summary>
internal sealed record ProxySecret
{
    public string? Username { get; set; }

    public string? Password { get; set; }

    public string? Secret { get; set; }

    public static ProxySecret Read(string? json) => json is null ? new ProxySecret() : JsonSerializer.Deserialize(json, ProxySecretJson.Default.ProxySecret) ?? new ProxySecret();

    public string Write() => JsonSerializer.Serialize(this, ProxySecretJson.Default.ProxySecret);

    public TdProxyType For(ProxyKind kind) => kind == ProxyKind.MtProto ? TdProxyType.MtProto(Secret ?? "") : TdProxyType.Socks5(Username, Password);

    public override string ToString() => nameof(ProxySecret);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProxySecret))]
internal sealed partial class ProxySecretJson : JsonSerializerContext;
