using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Payments;

/// <summary>getStarTransactions, oldest first, and getMyStarBalance.</summary>
internal static class StarMethods
{
    private const int MostTransactions = 100;

    public static IEnumerable<ApiMethod> All =>
        [new("getStarTransactions", Transactions), new("getMyStarBalance", Balance)];

    private static WriteResult Transactions(ApiCall call)
    {
        var offset = Math.Max(0, call.Args.Int("offset") ?? 0);
        var limit = Math.Clamp(call.Args.Int("limit") ?? MostTransactions, 1, MostTransactions);
        return json => Write(json, call, offset, limit);
    }

    private static void Write(Utf8JsonWriter json, ApiCall call, int offset, int limit)
    {
        json.WriteStartObject();
        json.WriteStartArray("transactions");
        foreach (var transaction in call.Bot.Stars.Transactions.Skip(offset).Take(limit)) StarJson.Write(json, call.World, transaction);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static WriteResult Balance(ApiCall call) => json =>
    {
        json.WriteStartObject();
        json.WriteNumber("amount", call.Bot.Stars.Balance);
        json.WriteEndObject();
    };
}
