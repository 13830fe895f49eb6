using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>setMessageReaction: a bot gives one reaction at most.</summary>
internal static class ReactionMethods
{
    public static IEnumerable<ApiMethod> All => [new("setMessageReaction", Set)];

    private static WriteResult Set(ApiCall call)
    {
        var chat = call.WritableChat();
        var message = OwnMessage.Find(call, chat, "message to react not found");
        var reactions = Read(call.Args);
        message.Reactions ??= [];
        if (reactions.Count == 0) message.Reactions.Remove(call.Bot.Id);
        else message.Reactions[call.Bot.Id] = reactions;
        call.World.Tell(chat, message);
        return ApiCall.True;
    }

    private static List<string> Read(Parameters args)
    {
        if (args.Json("reaction", "reaction types") is not { } list) return [];
        if (list.ValueKind != JsonValueKind.Array) throw ApiException.BadRequest("expected an Array of ReactionType");
        if (list.GetArrayLength() > 1) throw ApiException.BadRequest("REACTIONS_TOO_MANY");
        return [.. list.EnumerateArray().Select(Check)];
    }

    private static string Check(JsonElement reaction)
    {
        var type = reaction.TryGetProperty("type", out var value) ? value.GetString() : null;
        if (type is not ("emoji" or "custom_emoji")) throw ApiException.BadRequest("invalid reaction type specified");
        if (type == "emoji" && !Emoji.IsReaction(reaction.TryGetProperty("emoji", out var emoji) ? emoji.GetString() : null))
            throw ApiException.BadRequest("REACTION_INVALID");
        return reaction.GetRawText();
    }
}
