using System.Text.Json;
using System.Text.RegularExpressions;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Control.Watching;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Bots;

/// <summary>setMyCommands, getMyCommands and deleteMyCommands, by scope and language.</summary>
internal static partial class CommandMethods
{
    private static readonly string[] PlainScopes =
        ["default", "all_private_chats", "all_group_chats", "all_chat_administrators"];

    public static IEnumerable<ApiMethod> All =>
        [new("setMyCommands", Set), new("getMyCommands", Get), new("deleteMyCommands", Delete)];

    private static WriteResult Set(ApiCall call)
    {
        var commands = call.Args.Json("commands", "commands") ?? throw ApiException.BadRequest("parameter \"commands\" is required");
        if (commands.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("expected an Array of BotCommand");
        if (commands.GetArrayLength() > 100) throw ApiException.BadRequest("BOT_COMMANDS_TOO_MUCH");
        foreach (var command in commands.EnumerateArray()) Check(command);
        call.Bot.Profile.Commands[Key(call)] = commands.GetRawText();
        return Changed(call);
    }

    private static WriteResult Get(ApiCall call)
    {
        var commands = call.Bot.Profile.Commands.GetValueOrDefault(Key(call), "[]");
        return json => json.WriteRawValue(commands);
    }

    private static WriteResult Delete(ApiCall call)
    {
        call.Bot.Profile.Commands.Remove(Key(call));
        return Changed(call);
    }

    private static WriteResult Changed(ApiCall call)
    {
        call.World.IsDirty = true;
        call.World.Changes.Publish(PageJson.Event("cast", new { }));
        return ApiCall.True;
    }

    private static void Check(JsonElement command)
    {
        var name = Text(command, "command");
        if (!Name().IsMatch(name.TrimStart('/'))) throw ApiException.BadRequest("BOT_COMMAND_INVALID");
        if (Text(command, "description").Length is 0 or > 256) throw ApiException.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private static string Text(JsonElement command, string field) =>
        command.ValueKind == JsonValueKind.Object && command.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw ApiException.BadRequest($"can't parse BotCommand: Can't find field \"{field}\"");

    private static string Key(ApiCall call) => $"{Scope(call.Args)}|{Language.Of(call.Args)}";

    private static string Scope(Parameters args)
    {
        if (args.Json("scope", "BotCommandScope") is not { } scope) return "default";
        var type = scope.ValueKind == JsonValueKind.Object && scope.TryGetProperty("type", out var given) ? given.GetString() : null;
        if (PlainScopes.Contains(type)) return type!;
        if (type is not ("chat" or "chat_administrators" or "chat_member"))
            throw ApiException.BadRequest("can't parse BotCommandScope: Unsupported type specified");
        if (!scope.TryGetProperty("chat_id", out var chat)) throw ApiException.BadRequest("can't parse BotCommandScope: Empty chat_id specified");
        var user = scope.TryGetProperty("user_id", out var id) ? $":{id}" : "";
        return $"{type}:{chat}{user}";
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.None, 500)]
    private static partial Regex Name();
}
