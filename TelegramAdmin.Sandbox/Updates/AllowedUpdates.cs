using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.Updates;

/// <summary>Reads allowed_updates of getUpdates and setWebhook.</summary>
internal static class AllowedUpdates
{
    /// <summary>Null when the parameter is missing and the earlier choice stands. Unknown kinds are ignored.</summary>
    public static List<string>? Read(Parameters args)
    {
        if (args.Json("allowed_updates", "allowed updates") is not { ValueKind: JsonValueKind.Array } list) return null;
        return [.. list.EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => item.GetString()!)
            .Where(UpdateKinds.Known.Contains)];
    }
}
