using System.Text.Json.Nodes;
using TelegramAdmin.Sandbox.Stripe.Protocol;

namespace TelegramAdmin.Sandbox.Stripe.Objects;

/// <summary>All objects of the account, each as the JSON that Stripe would answer, nothing expanded.</summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<string, JsonObject> _byId = [];
    private readonly Dictionary<string, List<JsonObject>> _byKind = [];

    public IEnumerable<JsonObject> All => _byId.Values;

    /// <summary>In the order of their creation.</summary>
    public IReadOnlyList<JsonObject> Of(string kind) => _byKind.GetValueOrDefault(kind) ?? [];

    public void Add(JsonObject one)
    {
        var kind = one.Text("object")!;
        _byId[one.Id()] = one;
        if (!_byKind.TryGetValue(kind, out var all)) _byKind[kind] = all = [];
        all.Add(one);
    }

    public void Remove(JsonObject one)
    {
        _byId.Remove(one.Id());
        _byKind[one.Text("object")!].Remove(one);
    }

    public JsonObject? Find(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <param name="param">Which parameter named it; "id" for the address.</param>
    public JsonObject Get(string kind, string id, string param = "id") =>
        Find(id) is { } found && found.Text("object") == kind ? found : throw StripeException.Missing(kind.Replace('.', ' ').Replace("checkout session", "checkout.session"), id, param);
}
