using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Documentation;

/// <summary>Holds a JSON value against documented types.</summary>
internal static class ObjectCheck
{
    private const string ArrayOf = "Array of ";

    /// <summary>Methods check these themselves, in Telegram's words.</summary>
    private static readonly HashSet<string> CheckedByMethod =
        ["InlineKeyboardMarkup", "ReplyKeyboardMarkup", "MessageEntity", "ReplyParameters", "BotCommand", "BotCommandScope", "ReactionType", "MenuButton", "LabeledPrice"];

    /// <returns>What is wrong, or null when the value fits one of the types.</returns>
    public static string? Fault(IReadOnlyList<string> types, JsonElement value)
    {
        string? first = null;
        foreach (var type in types)
        {
            if (Fault(type, value) is not { } fault) return null;
            first ??= fault;
        }

        return first;
    }

    private static string? Fault(string type, JsonElement value)
    {
        if (type.StartsWith(ArrayOf, StringComparison.Ordinal)) return ArrayFault(type[ArrayOf.Length..], value);
        return type switch
        {
            "String" => Expect(value.ValueKind == JsonValueKind.String, "String"),
            "Integer" => Expect(value.ValueKind is JsonValueKind.Number or JsonValueKind.String, "Number"),
            "Float" => Expect(value.ValueKind is JsonValueKind.Number or JsonValueKind.String, "Number"),
            "Boolean" or "True" => Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "Boolean"),
            "InputFile" => null,
            _ => CheckedByMethod.Contains(type) ? null : TypeFault(type, value),
        };
    }

    private static string? ArrayFault(string itemType, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return $"expected an Array of {itemType}";
        return value.EnumerateArray().Select(item => Fault(itemType, item)).FirstOrDefault(fault => fault is not null);
    }

    private static string? TypeFault(string type, JsonElement value)
    {
        if (!ApiDocumentation.Current.Types.TryGetValue(type, out var fields)) return null;
        if (fields.TryGetValue(DocumentedField.Variants, out var variants)) return VariantFault(variants, value);
        // Poll options and the like may still be given as plain text.
        if (value.ValueKind == JsonValueKind.String) return null;
        return value.ValueKind == JsonValueKind.Object ? FieldsFault(fields, value) : "expected an Object";
    }

    private static string? VariantFault(DocumentedField variants, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return "expected an Object";
        return variants.Types is [""] ? null : Fault(variants.Types, value);
    }

    private static string? FieldsFault(FrozenDictionary<string, DocumentedField> fields, JsonElement value)
    {
        foreach (var field in fields.Values)
        {
            if (!value.TryGetProperty(field.Name, out var given))
            {
                if (field.IsRequired) return $"Can't find field \"{field.Name}\"";
            }
            else if (Fault(field.Types, given) is not null)
            {
                return $"Field \"{field.Name}\" must be of type {string.Join(" or ", field.Types)}";
            }
        }

        return null;
    }

    private static string? Expect(bool fits, string type) => fits ? null : $"must be of type {type}";
}
