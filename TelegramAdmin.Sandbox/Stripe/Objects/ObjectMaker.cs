using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Reference;

namespace TelegramAdmin.Sandbox.Stripe.Objects;

/// <summary>Fills an object out to what the reference documents: every field, in its order, null where it may be.</summary>
internal static class ObjectMaker
{
    public static JsonObject Make(string kind, long now, JsonObject fields)
    {
        var made = new JsonObject();
        foreach (var field in StripeReference.Current.Objects[kind])
        {
            if (Value(field, kind, now, fields) is { } value) made[field.Name] = value;
            else if (field.IsNullable && !field.IsOptional) made[field.Name] = null;
            else if (!field.IsOptional) throw new InvalidOperationException($"A {kind} needs {field.Name}.");
            else if (fields.ContainsKey(field.Name)) made[field.Name] = null;
        }

        var undocumented = fields.FirstOrDefault(field => !made.ContainsKey(field.Key)).Key;
        return undocumented is null ? made : throw new InvalidOperationException($"A {kind} has no {undocumented}.");
    }

    private static JsonNode? Value(ObjectField field, string kind, long now, JsonObject fields) =>
        fields.ContainsKey(field.Name) ? fields.Copy(field.Name) : field.Name switch
        {
            "id" => StripeIds.New(kind),
            "object" => kind,
            "created" => now,
            "livemode" => false,
            "metadata" when !field.IsNullable => new JsonObject(),
            _ => null,
        };
}
