using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Templates;

/// <summary>Takes only what a template can use: an object, not too large, not too deep.</summary>
internal static class TemplateVariables
{
    private const int LargestBytes = 64 * 1024;

    private static readonly JsonElement None = JsonElement.Parse("{}");

    public static Result<JsonElement> Check(JsonElement? variables) => variables switch
    {
        null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => None,
        { ValueKind: not JsonValueKind.Object } => TemplateErrors.VariablesInvalid,
        { } given when Encoding.UTF8.GetByteCount(given.GetRawText()) > LargestBytes || !FitsIn(given, MessageTemplate.DeepestVariables) => TemplateErrors.VariablesTooLarge,
        { } given when !JsonTexts.AreWhole(given) => TemplateErrors.VariablesBroken,
        { } given => given,
    };

    private static bool FitsIn(JsonElement element, int levels) => element.ValueKind switch
    {
        JsonValueKind.Object => levels > 0 && element.EnumerateObject().All(p => FitsIn(p.Value, levels - 1)),
        JsonValueKind.Array => levels > 0 && element.EnumerateArray().All(e => FitsIn(e, levels - 1)),
        _ => true,
    };
}
