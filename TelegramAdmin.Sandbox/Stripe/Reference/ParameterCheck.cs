using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Reference;

/// <summary>Holds the parameters of a request against the reference, and gives them their types. Refuses in Stripe's words.</summary>
internal static class ParameterCheck
{
    /// <returns>Numbers, booleans, lists and objects; null stands for an empty string that unsets.</returns>
    public static JsonObject Read(ObjectShape shape, JsonObject given) => ReadObject(shape, given, "");

    private static JsonObject ReadObject(ObjectShape shape, JsonObject given, string path)
    {
        var unknown = given.Select(pair => pair.Key).Where(name => !shape.Fields.ContainsKey(name)).Select(name => Inside(path, name)).ToList();
        if (unknown.Count > 0) throw Unknown(unknown);
        var missing = shape.Fields.Values.FirstOrDefault(field => field.IsRequired && !given.ContainsKey(field.Name));
        if (missing is not null) throw Missing(Inside(path, missing.Name));
        var read = new JsonObject();
        foreach (var (name, value) in given) read[name] = ReadField(shape.Fields[name], value!, Inside(path, name));
        return read;
    }

    private static JsonNode? ReadField(NamedShape field, JsonNode given, string path)
    {
        if (!IsText(given, "")) return ReadValue(field.Shape, given, path);
        if (field.IsEmptyable) return null;
        if (field.Shape is ScalarShape { Type: "metadata" }) return new JsonObject();
        throw StripeException.Invalid(
            $"You passed an empty string for '{path}'. We assume empty values are an attempt to unset a parameter; however '{path}' cannot be unset. You should remove '{path}' from your request or supply a non-empty value.",
            path, "parameter_invalid_empty");
    }

    private static JsonNode ReadValue(Shape shape, JsonNode given, string path) => shape switch
    {
        ScalarShape { Type: "metadata" } => ReadMetadata(given, path),
        ScalarShape scalar => ReadScalar(scalar.Type, Text(given, path, "string"), path),
        WordShape words => ReadWord(words, Text(given, path, "string"), path),
        ListShape list => ReadList(list, given, path),
        MapShape map => ReadMap(map, given, path),
        ChoiceShape choices => ReadChoice(choices, given, path),
        ObjectShape inner => ReadObject(inner, given as JsonObject ?? throw Wrong("hash", path), path),
        _ => throw new InvalidOperationException($"No such shape: {shape}."),
    };

    private static JsonNode ReadScalar(string type, string text, string path) => type switch
    {
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? JsonValue.Create(whole)
            : throw StripeException.Invalid($"Invalid integer: {text}", path, "parameter_invalid_integer"),
        "number" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : throw StripeException.Invalid($"Invalid decimal: {text}", path),
        "decimal" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? JsonValue.Create(text)
            : throw StripeException.Invalid($"Invalid decimal: {text}; must contain at maximum 12 decimal places.", path),
        "boolean" => text is "true" or "false"
            ? JsonValue.Create(text == "true")
            : throw StripeException.Invalid($"Invalid boolean: {text}", path),
        _ => text.Length <= 5000
            ? JsonValue.Create(text)
            : throw StripeException.Invalid($"Invalid string: {text[..10]}…{text[^10..]}; must be at most 5000 characters", path),
    };

    private static JsonNode ReadWord(WordShape shape, string text, string path)
    {
        if (shape.Words.Contains(text)) return JsonValue.Create(text);
        var all = shape.Words.Count == 1 ? shape.Words[0] : $"{string.Join(", ", shape.Words.SkipLast(1))}, or {shape.Words[^1]}";
        throw StripeException.Invalid($"Invalid {path}: must be one of {all}", path);
    }

    private static JsonArray ReadList(ListShape shape, JsonNode given, string path)
    {
        if (given is not JsonObject items) throw Wrong("array", path);
        if (items.Any(item => !int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))) throw Wrong("array", path);
        var inOrder = items.OrderBy(item => int.Parse(item.Key, CultureInfo.InvariantCulture));
        return [.. inOrder.Select(item => ReadValue(shape.Item, item.Value!, $"{path}[{item.Key}]"))];
    }

    private static JsonObject ReadMap(MapShape shape, JsonNode given, string path)
    {
        var map = new JsonObject();
        foreach (var (name, value) in given as JsonObject ?? throw Wrong("hash", path)) map[name] = ReadValue(shape.Value, value!, Inside(path, name));
        return map;
    }

    private static JsonNode ReadChoice(ChoiceShape shape, JsonNode given, string path)
    {
        StripeException? first = null;
        foreach (var choice in shape.Choices)
        {
            try
            {
                return ReadValue(choice, given, path);
            }
            catch (StripeException refused)
            {
                first ??= refused;
            }
        }

        throw first!;
    }

    private static JsonObject ReadMetadata(JsonNode given, string path)
    {
        var metadata = given as JsonObject ?? throw Wrong("hash", path);
        if (metadata.Count > 50) throw StripeException.Invalid("You can only have up to 50 metadata keys.", path);
        foreach (var (name, value) in metadata)
        {
            var text = Text(value!, Inside(path, name), "string");
            if (name.Length > 40) throw StripeException.Invalid($"Metadata keys can have up to 40 characters, but you passed in a key that is {name.Length} characters. Invalid key: {name}", path);
            if (text.Length > 500)
                throw StripeException.Invalid($"Metadata values can have up to 500 characters, but you passed in a value that is {text.Length} characters. Invalid value: {text}", Inside(path, name));
        }

        return (JsonObject)metadata.DeepClone();
    }

    private static string Text(JsonNode given, string path, string type) => given is JsonValue value ? value.GetValue<string>() : throw Wrong(type, path);

    private static bool IsText(JsonNode given, string text) => given is JsonValue value && value.GetValue<string>() == text;

    private static string Inside(string path, string name) => path.Length == 0 ? name : $"{path}[{name}]";

    private static StripeException Wrong(string type, string path) => type == "hash"
        ? StripeException.Invalid("Invalid object", path)
        : StripeException.Invalid($"Invalid {type}", path);

    private static StripeException Missing(string path) => StripeException.Invalid($"Missing required param: {path}.", path, "parameter_missing");

    private static StripeException Unknown(List<string> paths) => StripeException.Invalid(
        paths.Count == 1 ? $"Received unknown parameter: {paths[0]}" : $"Received unknown parameters: {string.Join(", ", paths)}",
        paths[0], "parameter_unknown");
}
