using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe;

/// <summary>Short reads of Stripe's JSON. A field that is absent reads as null.</summary>
internal static class StripeJson
{
    public static string? Text(this JsonObject json, string name) => json[name]?.GetValue<string>();

    public static long? Number(this JsonObject json, string name) =>
        json[name] is not JsonValue value ? null : value.TryGetValue<long>(out var whole) ? whole : value.GetValue<int>();

    public static bool Is(this JsonObject json, string name) => json[name]?.GetValue<bool>() == true;

    public static JsonObject? Inner(this JsonObject json, string name) => json[name] as JsonObject;

    public static IEnumerable<JsonObject> Items(this JsonObject json, string name) => (json[name] as JsonArray ?? []).OfType<JsonObject>();

    public static string Id(this JsonObject json) => json.Text("id")!;

    public static JsonNode? Copy(this JsonObject json, string name) => json[name]?.DeepClone();

    public static JsonObject List(string url, IEnumerable<JsonNode> data, bool hasMore = false) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. data]),
        ["has_more"] = hasMore,
        ["url"] = url,
    };

    /// <summary>Metadata is merged: an empty value removes a key, an empty metadata removes all.</summary>
    public static JsonObject MergedMetadata(this JsonObject json, JsonObject changes)
    {
        var current = json.Inner("metadata");
        if (changes["metadata"] is not JsonObject wanted || wanted.Count == 0) return [];
        var merged = (JsonObject?)current?.DeepClone() ?? [];
        foreach (var (key, value) in wanted)
        {
            if (value!.GetValue<string>().Length == 0) merged.Remove(key);
            else merged[key] = value.DeepClone();
        }

        return merged;
    }
}
