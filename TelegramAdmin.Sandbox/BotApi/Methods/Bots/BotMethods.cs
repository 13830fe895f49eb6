using TelegramAdmin.Sandbox.BotApi.Json;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Bots;

/// <summary>Who am I, and goodbye.</summary>
internal static class BotMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        new("getMe", call => json => UserJson.WriteSelf(json, call.Bot)),
        new("logOut", _ => ApiCall.True),
        new("close", _ => ApiCall.True),
    ];
}
