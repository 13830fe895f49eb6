using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.Stripe.Reference;

/// <summary>What a parameter may look like. The notation is explained in tools/stripe-reference/README.md.</summary>
internal abstract record Shape
{
    public static Shape Read(JsonElement json, JsonElement shared) => json.ValueKind switch
    {
        JsonValueKind.String when json.GetString()!.StartsWith('#') => Read(shared.GetProperty(json.GetString()!), shared),
        JsonValueKind.String when json.GetString()!.StartsWith('=') => new WordShape(json.GetString()![1..].Split('|')),
        JsonValueKind.String => new ScalarShape(json.GetString()!),
        JsonValueKind.Array => new ListShape(Read(json[0], shared)),
        _ when json.TryGetProperty("|", out var choices) => new ChoiceShape([.. choices.EnumerateArray().Select(choice => Read(choice, shared))]),
        _ when json.TryGetProperty("*", out var value) => new MapShape(Read(value, shared)),
        _ => new ObjectShape(json.EnumerateObject().Select(field => NamedShape.Read(field, shared)).ToFrozenDictionary(field => field.Name)),
    };
}

/// <summary>string, integer, number, boolean, decimal or metadata.</summary>
internal sealed record ScalarShape(string Type) : Shape;

internal sealed record WordShape(IReadOnlyList<string> Words) : Shape;

internal sealed record ListShape(Shape Item) : Shape;

internal sealed record MapShape(Shape Value) : Shape;

internal sealed record ChoiceShape(IReadOnlyList<Shape> Choices) : Shape;

internal sealed record ObjectShape(FrozenDictionary<string, NamedShape> Fields) : Shape;

/// <param name="IsEmptyable">An empty string unsets it.</param>
internal sealed record NamedShape(string Name, Shape Shape, bool IsRequired, bool IsEmptyable)
{
    public static NamedShape Read(JsonProperty field, JsonElement shared) => new(
        field.Name.TrimEnd('!', '?'), Shape.Read(field.Value, shared), field.Name.Contains('!'), field.Name.Contains('?'));
}
