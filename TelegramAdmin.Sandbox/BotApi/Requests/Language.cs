using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.BotApi.Requests;

/// <summary>Reads language_code: two letters, or nothing for everybody.</summary>
internal static class Language
{
    public static string Of(Parameters args)
    {
        var code = args.Text("language_code") ?? "";
        return code.Length is 0 or 2 ? code : throw ApiException.BadRequest("LANG_CODE_INVALID");
    }
}
