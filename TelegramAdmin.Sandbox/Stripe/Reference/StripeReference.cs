using System.Collections.Frozen;
using System.Text.Json;

namespace TelegramAdmin.Sandbox.Stripe.Reference;

/// <summary>Stripe's API reference as data (stripe-api.json, made by tools/stripe-reference): parameters of operations, fields of objects.</summary>
internal sealed class StripeReference
{
    private StripeReference(JsonElement root)
    {
        Version = root.GetProperty("version").GetString()!;
        var shared = root.GetProperty("shapes");
        Operations = root.GetProperty("operations").EnumerateObject()
            .ToFrozenDictionary(operation => operation.Name, operation => (ObjectShape)Shape.Read(operation.Value, shared));
        Objects = root.GetProperty("objects").EnumerateObject().ToFrozenDictionary(one => one.Name, one => Fields(one.Value));
    }

    public static StripeReference Current { get; } = Load();

    /// <summary>The version that calls must name: what it says is all that is checked.</summary>
    public string Version { get; }

    /// <summary>By "POST /v1/customers/{}".</summary>
    public FrozenDictionary<string, ObjectShape> Operations { get; }

    /// <summary>By the value of the field "object"; fields in the documented order.</summary>
    public FrozenDictionary<string, IReadOnlyList<ObjectField>> Objects { get; }

    private static StripeReference Load()
    {
        using var resource = typeof(StripeReference).Assembly.GetManifestResourceStream("stripe/stripe-api.json")!;
        using var document = JsonDocument.Parse(resource);
        return new StripeReference(document.RootElement.Clone());
    }

    private static IReadOnlyList<ObjectField> Fields(JsonElement fields) =>
        [.. fields.EnumerateObject().Select(field => ObjectField.Parse(field.Name))];
}
