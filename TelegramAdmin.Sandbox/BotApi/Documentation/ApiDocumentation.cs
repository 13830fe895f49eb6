using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.BotApi.Documentation;

/// <summary>The fields of methods and types, as core.telegram.org/bots/api lists them (bot-api.json, version 10.1).</summary>
internal sealed class ApiDocumentation
{
    private ApiDocumentation(JsonElement root)
    {
        Methods = Read(root.GetProperty("methods"));
        Types = Read(root.GetProperty("types"));
    }

    public static ApiDocumentation Current { get; } = Load();

    public FrozenDictionary<string, FrozenDictionary<string, DocumentedField>> Methods { get; }

    public FrozenDictionary<string, FrozenDictionary<string, DocumentedField>> Types { get; }

    private static ApiDocumentation Load()
    {
        using var resource = typeof(ApiDocumentation).Assembly.GetManifestResourceStream("documentation/bot-api.json")!;
        using var document = JsonDocument.Parse(resource);
        return new ApiDocumentation(document.RootElement);
    }

    private static FrozenDictionary<string, FrozenDictionary<string, DocumentedField>> Read(JsonElement owners) =>
        owners.EnumerateObject().ToFrozenDictionary(
            owner => owner.Name,
            owner => owner.Value.EnumerateObject().ToFrozenDictionary(
                field => field.Name, field => DocumentedField.Parse(field.Name, field.Value.GetString()!)));
}
