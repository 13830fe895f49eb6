using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>Answers one operation, under the world's lock.</summary>
internal delegate JsonObject Operation(StripeCall call);

/// <summary>A call whose parameters fit the reference.</summary>
/// <param name="Path">Without the query: /v1/customers/cus_1.</param>
/// <param name="Ids">What stands in the braces of the operation's path.</param>
internal sealed record StripeCall(StripeAccount Account, string Path, IReadOnlyList<string> Ids, JsonObject Args)
{
    /// <summary>The object that the path names.</summary>
    public JsonObject Subject(string kind) => Account.Objects.Get(kind, Ids[0]);

    /// <summary>Objects whose fields equal those parameters that are given, newest first, a page of them.</summary>
    public JsonObject List(string kind, params string[] filters) => List(Account.Objects.Of(kind), filters);

    public JsonObject List(IEnumerable<JsonObject> all, params string[] filters)
    {
        foreach (var filter in filters.Where(Args.ContainsKey)) all = all.Where(one => JsonNode.DeepEquals(one[filter], Args[filter]));
        return ListPage.Of(all.Reverse(), Args, Path);
    }
}
