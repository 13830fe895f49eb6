using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Payments;

/// <summary>Reads prices: an array of LabeledPrice whose sum is positive.</summary>
internal static class PriceReader
{
    /// <summary>As tdlib's check_currency_amount has it.</summary>
    private const long LargestAmount = 9_999_9999_9999;

    public static IReadOnlyList<long> Read(Parameters args)
    {
        if (args.Json("prices", "prices") is not { ValueKind: JsonValueKind.Array } list)
            throw ApiException.BadRequest("expected an Array of labeled prices");
        var amounts = list.EnumerateArray().Select(AmountOf).ToList();
        if (amounts.Count == 0) throw ApiException.BadRequest("there must be at least one price");
        if (amounts.Exists(amount => Math.Abs(amount) > LargestAmount)) throw ApiException.BadRequest("too big amount of the currency specified");
        return amounts.Sum() > 0 ? amounts : throw ApiException.BadRequest("total price must be positive");
    }

    private static long AmountOf(JsonElement price)
    {
        if (price.ValueKind != JsonValueKind.Object) throw Unparsable("LabeledPrice must be an Object");
        if (!price.TryGetProperty("label", out var label)) throw Unparsable("Can't find field \"label\"");
        if (label.ValueKind != JsonValueKind.String) throw Unparsable("Field \"label\" must be of type String");
        if (label.GetString()!.Length == 0) throw Unparsable("LabeledPrice label must be non-empty");
        if (!price.TryGetProperty("amount", out var amount)) throw Unparsable("Can't find field \"amount\"");
        return amount.ValueKind == JsonValueKind.Number && amount.TryGetInt64(out var number) ? number
            : long.TryParse(amount.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed
            : throw Unparsable("Field \"amount\" must be a valid Number");
    }

    private static ApiException Unparsable(string why) => ApiException.BadRequest($"can't parse labeled price: {why}");
}
