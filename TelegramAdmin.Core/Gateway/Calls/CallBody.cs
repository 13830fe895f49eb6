using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>What a call carries: its parameters as the JSON that they stand for, and the files that came with it.</summary>
public sealed class CallBody(DocumentedMethod method)
{
    private readonly List<SpooledFile> _files = [];

    public JsonObject Parameters { get; } = [];

    public IReadOnlyList<SpooledFile> Files => _files;

    public void Add(SpooledFile file) => _files.Add(file);

    /// <summary>Takes a value from a query or a form. The first of a name counts, as at Telegram.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public GatewayAnswer? Add(string name, string text) => Add(name, text, out _);

    /// <summary>Takes a value of a JSON body, in which lists and objects may stand as text too.</summary>
    public GatewayAnswer? Add(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return Add(name, value.GetString()!, out _);
        if (value.ValueKind != JsonValueKind.Null && !Parameters.ContainsKey(name))
            Parameters[name] = JsonNode.Parse(value.GetRawText());
        return null;
    }

    /// <summary>The value as text, however it came; null where it is missing or empty, which Telegram does not tell apart.</summary>
    public string? Text(string name) => Parameters[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        var other => other.ToJsonString(),
    };

    public long? Integer(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is { } text && IsTrue(text);

    private GatewayAnswer? Add(string name, string text, out JsonNode? node)
    {
        node = null;
        if (Parameters.ContainsKey(name))
            return null;
        if (!TryRead(text, method.Parameters.GetValueOrDefault(name, ParameterType.Text), out node))
            return GatewayErrors.BadRequest($"can't parse {WordsOf(name)} JSON object");
        Parameters[name] = node;
        return null;
    }

    private static bool TryRead(string text, ParameterType type, out JsonNode? node)
    {
        node = text;
        switch (type)
        {
            case ParameterType.Integer or ParameterType.IntegerOrText when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                node = number;
                return true;
            case ParameterType.Fraction when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction):
                node = fraction;
                return true;
            case ParameterType.Flag:
                node = IsTrue(text);
                return true;
            case ParameterType.Json when text.Length > 0:
                return TryParse(text, out node);
            default:
                return true;
        }
    }

    private static bool TryParse(string text, out JsonNode? node)
    {
        try
        {
            node = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            node = null;
            return false;
        }
    }

    private static bool IsTrue(string text) => text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase);

    private static string WordsOf(string name) => name == "reply_markup" ? "reply keyboard markup" : name.Replace('_', ' ');
}
