using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.MtProto.Protocol;

/// <summary>A request as TDLib reads it: what is not there has the default of its type.</summary>
internal sealed class TdRequest
{
    private readonly JsonElement _root;

    private TdRequest(JsonElement root) => _root = root;

    public string Type => Text("@type");

    /// <summary>Comes back with the answer, whatever it is.</summary>
    public JsonNode? Extra => _root.TryGetProperty("@extra", out var extra) ? JsonNode.Parse(extra.GetRawText()) : null;

    /// <returns>Null for what is no request.</returns>
    public static TdRequest? Read(string json)
    {
        try
        {
            var root = JsonElement.Parse(json);
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("@type", out var type) && type.ValueKind == JsonValueKind.String ? new TdRequest(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>TDLib takes numbers as text too, as it writes 64-bit ones itself.</summary>
    public long Number(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => 0,
    };

    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    public TdRequest? Inner(string name) => Find(name) is { ValueKind: JsonValueKind.Object } value ? new TdRequest(value) : null;

    public JsonNode? Node(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } value ? JsonNode.Parse(value.GetRawText()) : null;

    public IReadOnlyList<long> Numbers(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray().Select(one => one.TryGetInt64(out var number) ? number : 0)] : [];

    /// <exception cref="TdError">It is no base64.</exception>
    public byte[] Bytes(string name)
    {
        try
        {
            return Convert.FromBase64String(Text(name));
        }
        catch (FormatException)
        {
            throw new TdError(400, $"Failed to parse JSON object as TDLib request: Can't parse field \"{name}\": Wrong string length");
        }
    }

    private JsonElement? Find(string name) => _root.TryGetProperty(name, out var value) ? value : null;
}
