using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Core.Gateway.Calls;

/// <summary>A method of the Bot API and the types of its parameters.</summary>
public sealed record DocumentedMethod(string Name, IReadOnlyDictionary<string, ParameterType> Parameters);

/// <summary>What a parameter is, so that text from a form or a query becomes the JSON that it stands for.</summary>
public enum ParameterType
{
    Text,
    Integer,
    IntegerOrText,
    Fraction,
    Flag,

    /// <summary>An object or a list, which a form carries as JSON (core.telegram.org/bots/api#making-requests).</summary>
    Json,
}

/// <summary>Every method that the Bot API documents (core.telegram.org/bots/api#available-methods), by any spelling of its name: Telegram minds no case.</summary>
public static class DocumentedMethods
{
    private static readonly Lazy<FrozenDictionary<string, DocumentedMethod>> ByName = new(Read);

    public static IReadOnlyCollection<DocumentedMethod> All => ByName.Value.Values;

    public static DocumentedMethod? Find(string name) => ByName.Value.GetValueOrDefault(name);

    private static FrozenDictionary<string, DocumentedMethod> Read()
    {
        using var stream = typeof(DocumentedMethods).Assembly.GetManifestResourceStream("TelegramAdmin.Core.Gateway.Calls.bot-api.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("methods").EnumerateObject().Select(Method).ToFrozenDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static DocumentedMethod Method(JsonProperty method) =>
        new(string.Intern(method.Name), method.Value.EnumerateObject().ToFrozenDictionary(p => string.Intern(p.Name), p => TypeOf(p.Value.GetString()!)));

    private static ParameterType TypeOf(string documented) => documented switch
    {
        "String" or "InputFile" or "InputFile|String" => ParameterType.Text,
        "Integer" => ParameterType.Integer,
        "Integer|String" => ParameterType.IntegerOrText,
        "Float" => ParameterType.Fraction,
        "Boolean" => ParameterType.Flag,
        _ => ParameterType.Json,
    };
}
