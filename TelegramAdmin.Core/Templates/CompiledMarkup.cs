using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates.Language;

namespace TelegramAdmin.Core.Templates;

/// <summary>A reply_markup whose strings may hold variables. They become JSON strings, so nothing in a value can change the keyboard.</summary>
internal sealed class CompiledMarkup
{
    private static readonly string[] Kinds = ["inline_keyboard", "keyboard", "remove_keyboard", "force_reply"];

    private readonly JsonElement _root;
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _strings = [];

    private CompiledMarkup(JsonElement root) => _root = root;

    public static Result<CompiledMarkup> Read(string json)
    {
        try
        {
            var root = JsonElement.Parse(json, new JsonDocumentOptions { MaxDepth = MessageTemplate.DeepestVariables });
            if (!JsonTexts.AreWhole(root))
                return TemplateErrors.Invalid("reply_markup holds a zero character or half of a character, which no message can carry. Take it out.", "reply_markup");
            if (root.ValueKind != JsonValueKind.Object || !Kinds.Any(kind => root.TryGetProperty(kind, out _)))
                return TemplateErrors.Invalid($"reply_markup is a JSON object with one of {string.Join(", ", Kinds)}.", "reply_markup");
            var markup = new CompiledMarkup(root);
            markup.Compile(root);
            return markup;
        }
        catch (JsonException)
        {
            return TemplateErrors.Invalid("reply_markup is not proper JSON.", "reply_markup");
        }
    }

    public Result<string> Write(TemplateScope scope)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            if (Write(writer, _root, scope) is { } failure)
                return failure;
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Compile(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { } text && text.Contains('{', StringComparison.Ordinal) && !_strings.ContainsKey(text))
            _strings[text] = CompiledTemplate.Nodes(text);
        foreach (var inner in Inside(element))
            Compile(inner);
    }

    private static IEnumerable<JsonElement> Inside(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value),
        JsonValueKind.Array => element.EnumerateArray(),
        _ => [],
    };

    private Failure? Write(Utf8JsonWriter writer, JsonElement element, TemplateScope scope)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: return WriteObject(writer, element, scope);
            case JsonValueKind.Array: return WriteList(writer, element, scope);
            case JsonValueKind.String when _strings.TryGetValue(element.GetString()!, out var nodes): return WriteText(writer, nodes, scope);
            default:
                element.WriteTo(writer);
                return null;
        }
    }

    private Failure? WriteObject(Utf8JsonWriter writer, JsonElement element, TemplateScope scope)
    {
        writer.WriteStartObject();
        foreach (var property in element.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            if (Write(writer, property.Value, scope) is { } failure)
                return failure;
        }
        writer.WriteEndObject();
        return null;
    }

    private Failure? WriteList(Utf8JsonWriter writer, JsonElement element, TemplateScope scope)
    {
        writer.WriteStartArray();
        foreach (var item in element.EnumerateArray())
        {
            if (Write(writer, item, scope) is { } failure)
                return failure;
        }
        writer.WriteEndArray();
        return null;
    }

    private static Failure? WriteText(Utf8JsonWriter writer, IReadOnlyList<TemplateNode> nodes, TemplateScope scope)
    {
        if (!new TemplateRun(scope, value => value, MessageTemplate.LargestText).Write(nodes).TryGet(out var text, out var failure))
            return failure;
        writer.WriteStringValue(text);
        return null;
    }
}
