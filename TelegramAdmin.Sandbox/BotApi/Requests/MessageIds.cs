using System.Globalization;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Reads message_ids: one to a hundred.</summary>
internal static class MessageIds
{
    public static List<int> Read(Parameters args)
    {
        if (args.Json("message_ids", "message_ids") is not { } list) throw ApiException.BadRequest("message identifiers are not specified");
        if (list.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("expected an Array of message identifiers");
        if (list.GetArrayLength() == 0) throw ApiException.BadRequest("message identifiers are not specified");
        if (list.GetArrayLength() > 100) throw ApiException.BadRequest("too many message identifiers specified");
        return [.. list.EnumerateArray().Select(ReadOne)];
    }

    private static int ReadOne(JsonElement id)
    {
        if (id.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)) throw ApiException.BadRequest("message identifier must be a Number");
        if (!int.TryParse(id.ToString(), CultureInfo.InvariantCulture, out var number))
            throw ApiException.BadRequest("can't parse message identifier as a Number");
        return number > 0 ? number : throw ApiException.BadRequest("invalid message identifier specified");
    }
}
