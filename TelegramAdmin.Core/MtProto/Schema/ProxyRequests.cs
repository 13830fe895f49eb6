using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.MtProto.Schema;

public sealed record AddProxy(TdProxy Proxy, bool Enable, string Comment) : TdRequest<TdAddedProxy>("addProxy");

public sealed record DisableProxy() : TdRequest<TdOk>("disableProxy");

public sealed record PingProxy(TdProxy Proxy) : TdRequest<TdSeconds>("pingProxy");

/// <param name="Timeout">In seconds.</param>
public sealed record TestProxy(TdProxy Proxy, int DcId, double Timeout) : TdRequest<TdOk>("testProxy");

public sealed record TdProxy(string Server, int Port, [property: JsonPropertyName("type")] TdProxyType Kind)
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public string Type => "proxy";

    public override string ToString() => $"{Server}:{Port}";
}

public sealed record TdProxyType
{
    [JsonPropertyName("@type"), JsonPropertyOrder(-1)]
    public required string Type { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>Of an MTProto proxy, in hexadecimal digits.</summary>
    public string? Secret { get; init; }

    public static TdProxyType Socks5(string? username, string? password) => new() { Type = "proxyTypeSocks5", Username = username ?? "", Password = password ?? "" };

    public static TdProxyType MtProto(string secret) => new() { Type = "proxyTypeMtproto", Secret = secret };

    public override string ToString() => Type;
}
