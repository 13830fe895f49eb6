using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>What a call carries: its parameters as the JSON that they stand for, and the files that came with it.</summary>
public sealed class CallBody(DocumentedMethod method)
{
    // None of them can stand in a name of a multipart form, as which parameters go out beside a file.
    private static readonly SearchValues<char> NotInNames = SearchValues.Create([.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c), '"', '\\']);

    private readonly List<SpooledFile> _files = [];

    public JsonObject Parameters { get; } = [];

    public IReadOnlyList<SpooledFile> Files => _files;

    public void Add(SpooledFile file) => _files.Add(file);

    /// <summary>Takes a value from a query or a form. The first of a name counts, as at Telegram.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public GatewayAnswer? Add(string name, string text)
    {
        if (!IsName(name))
            return GatewayErrors.NoName;
        if (!OutsideJson.IsText(text))
            return GatewayErrors.NotText;
        if (Parameters.ContainsKey(name))
            return null;
        var reading = Read(OutsideJson.Storable(text), method.Parameters.GetValueOrDefault(name, ParameterType.Text), out var node);
        if (reading == JsonReading.Sound)
            Parameters[name] = node;
        return reading switch
        {
            JsonReading.Sound => null,
            JsonReading.NotText => GatewayErrors.NotText,
            _ => GatewayErrors.BadRequest($"can't parse {WordsOf(name)} JSON object"),
        };
    }

    /// <summary>Takes the values of a JSON body, in which lists and objects may stand as text too.</summary>
    /// <returns>What is wrong with one of them; null where nothing is.</returns>
    public GatewayAnswer? Add(JsonObject values)
    {
        foreach (var (name, value) in values)
        {
            if (value is not null && Add(name, value) is { } fault)
                return fault;
        }
        return null;
    }

    /// <summary>Whether something may be called so: a parameter, or the part of a form that holds a file.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && OutsideJson.IsText(name) && !name.AsSpan().ContainsAny(NotInNames);

    /// <summary>The value as text, however it came; null where it is missing or empty, which Telegram does not tell apart.</summary>
    public string? Text(string name) => Parameters[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        var other => other.ToJsonString(),
    };

    public long? Integer(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool Flag(string name) => Text(name) is { } text && IsTrue(text);

    private GatewayAnswer? Add(string name, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
            return Add(name, value.GetValue<string>());
        if (!IsName(name))
            return GatewayErrors.NoName;
        if (!Parameters.ContainsKey(name))
            Parameters[name] = value.DeepClone();
        return null;
    }

    private static JsonReading Read(string text, ParameterType type, out JsonNode? node)
    {
        node = text;
        switch (type)
        {
            case ParameterType.Integer or ParameterType.IntegerOrText when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                node = number;
                break;
            case ParameterType.Fraction when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var fraction) && double.IsFinite(fraction):
                node = fraction;
                break;
            case ParameterType.Flag:
                node = IsTrue(text);
                break;
            case ParameterType.Json when text.Length > 0:
                return OutsideJson.Read(text, OutsideJson.DeepestValue, out node);
        }
        return JsonReading.Sound;
    }

    private static bool IsTrue(string text) => text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("yes", StringComparison.OrdinalIgnoreCase);

    private static string WordsOf(string name) => name == "reply_markup" ? "reply keyboard markup" : name.Replace('_', ' ');
}
