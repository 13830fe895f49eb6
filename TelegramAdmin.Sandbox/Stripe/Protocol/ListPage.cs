using System.Text.Json.Nodes;

namespace TelegramAdmin.Sandbox.Stripe.Protocol;

/// <summary>One page of a list: https://docs.stripe.com/api/pagination.</summary>
internal static class ListPage
{
    private const int Largest = 100;
    private const int Usual = 10;

    /// <param name="all">Newest first.</param>
    /// <param name="show">What is shown of one; without it a copy.</param>
    public static JsonObject Of(IEnumerable<JsonObject> all, JsonObject args, string path, Func<JsonObject, JsonNode>? show = null)
    {
        var limit = args.Number("limit") ?? Usual;
        if (limit is < 1 or > Largest) throw OutOfRange(limit);
        var fitting = all.Where(one => IsCreatedWithin(one, args["created"])).ToList();
        var (page, hasMore) = Cut(fitting, args, (int)limit);
        return StripeJson.List(path, page.Select(show ?? (one => one.DeepClone())), hasMore);
    }

    private static StripeException OutOfRange(long limit) => StripeException.Invalid(
        $"This value must be {(limit < 1 ? "greater than or equal to 1" : $"less than or equal to {Largest} (it currently is '{limit}')")}.", "limit", "parameter_invalid_integer");

    private static (List<JsonObject> Page, bool HasMore) Cut(List<JsonObject> all, JsonObject args, int limit)
    {
        if (args.Text("ending_before") is { } before)
        {
            var end = Place(all, before, "ending_before");
            var from = Math.Max(0, end - limit);
            return (all[from..end], from > 0);
        }

        var start = args.Text("starting_after") is { } after ? Place(all, after, "starting_after") + 1 : 0;
        var to = Math.Min(all.Count, start + limit);
        return (all[start..to], to < all.Count);
    }

    private static int Place(List<JsonObject> all, string id, string param)
    {
        var place = all.FindIndex(one => one.Id() == id);
        return place >= 0 ? place : throw StripeException.Missing("object", id, param);
    }

    private static bool IsCreatedWithin(JsonObject one, JsonNode? wanted)
    {
        if (wanted is null || one.Number("created") is not { } at) return true;
        if (wanted is not JsonObject range) return at == wanted.GetValue<long>();
        return !(at <= range.Number("gt")) && !(at < range.Number("gte")) && !(at >= range.Number("lt")) && !(at > range.Number("lte"));
    }
}
