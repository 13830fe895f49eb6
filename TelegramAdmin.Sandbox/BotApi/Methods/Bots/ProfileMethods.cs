using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.Control.Watching;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Bots;

/// <summary>Name, descriptions and menu button.</summary>
internal static class ProfileMethods
{
    private const string DefaultButton = """{"type":"default"}""";

    public static IEnumerable<ApiMethod> All =>
    [
        new("setMyName", call => Set(call, call.Bot.Profile.Name, "name", 64)),
        new("getMyName", call => Get(call, call.Bot.Profile.Name, "name")),
        new("setMyDescription", call => Set(call, call.Bot.Profile.Description, "description", 512)),
        new("getMyDescription", call => Get(call, call.Bot.Profile.Description, "description")),
        new("setMyShortDescription", call => Set(call, call.Bot.Profile.ShortDescription, "short_description", 120)),
        new("getMyShortDescription", call => Get(call, call.Bot.Profile.ShortDescription, "short_description")),
        new("setChatMenuButton", SetMenuButton),
        new("getChatMenuButton", GetMenuButton),
    ];

    private static WriteResult Set(ApiCall call, Localized texts, string parameter, int longest)
    {
        var text = call.Args.Text(parameter) ?? "";
        if (text.Length > longest) throw ApiException.BadRequest($"{parameter.ToUpperInvariant()}_TOO_LONG");
        var language = Language.Of(call.Args);
        if (parameter == "name" && language.Length == 0 && text.Length == 0) return ApiCall.True;
        texts.Set(language, text);
        call.World.IsDirty = true;
        return ApiCall.True;
    }

    private static WriteResult Get(ApiCall call, Localized texts, string parameter)
    {
        var text = texts.For(Language.Of(call.Args));
        return json =>
        {
            json.WriteStartObject();
            json.WriteString(parameter, text);
            json.WriteEndObject();
        };
    }

    private static WriteResult SetMenuButton(ApiCall call)
    {
        var button = call.Args.Json("menu_button", "menu button");
        var chat = call.Args.Integer("chat_id") ?? 0;
        var type = button is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("type", out var name) ? name.GetString() : "default";
        if (type is not ("default" or "commands" or "web_app"))
            throw ApiException.BadRequest("can't parse menu button: MenuButton has unsupported type");
        if (type == "default") call.Bot.Profile.MenuButtons.Remove(chat);
        else call.Bot.Profile.MenuButtons[chat] = button!.Value.GetRawText();
        call.World.IsDirty = true;
        call.World.Changes.Publish(PageJson.Event("cast", new { }));
        return ApiCall.True;
    }

    private static WriteResult GetMenuButton(ApiCall call)
    {
        var buttons = call.Bot.Profile.MenuButtons;
        var button = buttons.GetValueOrDefault(call.Args.Integer("chat_id") ?? 0) ?? buttons.GetValueOrDefault(0, DefaultButton);
        return json => json.WriteRawValue(button);
    }
}
