using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Unfolds a form: "items[0][price]=x" becomes {"items": {"0": {"price": "x"}}}, all values still text.</summary>
internal static class FormTree
{
    private const int Deepest = 12;

    public static JsonObject Parse(string form)
    {
        var tree = new JsonObject();
        foreach (var pair in new QueryStringEnumerable(form)) Add(tree, pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        return tree;
    }

    private static void Add(JsonObject tree, string name, string value)
    {
        var path = Split(name);
        var owner = tree;
        for (var i = 0; i < path.Length - 1; i++) owner = Inner(owner, path[i], path[i + 1], name);
        var last = path[^1].Length > 0 ? path[^1] : Next(owner);
        if (owner[last] is JsonObject) throw Malformed(name);
        owner[last] = value;
    }

    private static JsonObject Inner(JsonObject owner, string step, string nextStep, string name)
    {
        var key = step.Length > 0 ? step : Current(owner, nextStep);
        if (!owner.ContainsKey(key)) owner[key] = new JsonObject();
        return owner[key] as JsonObject ?? throw Malformed(name);
    }

    // "[][a]" and "[][b]" in a row belong to one item; a second "[][a]" begins another.
    private static string Current(JsonObject owner, string nextStep) =>
        owner.Count > 0 && owner.GetAt(owner.Count - 1) is { Value: JsonObject last } pair && !last.ContainsKey(nextStep) ? pair.Key : Next(owner);

    private static string Next(JsonObject owner) => owner.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Split(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [name];
        if (open == 0 || !name.EndsWith(']')) throw Malformed(name);
        string[] path = [name[..open], .. name[(open + 1)..^1].Split("][")];
        return path.Length <= Deepest && !path.Any(step => step.AsSpan().ContainsAny('[', ']')) ? path : throw Malformed(name);
    }

    private static StripeException Malformed(string name) => StripeException.Invalid($"Invalid parameter name: {name}", name);
}
