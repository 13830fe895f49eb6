using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>Finds the message of the bot that a call is about to change.</summary>
internal static class OwnMessage
{
    public static (Chat Chat, Message Message) Find(ApiCall call)
    {
        if (call.Args.Text("inline_message_id") is not null) throw ApiException.BadRequest("message to edit not found");
        var chat = call.WritableChat();
        var id = call.Args.Int("message_id") ?? throw ApiException.BadRequest("message identifier is not specified");
        var message = chat.Log.Find(id) ?? throw ApiException.BadRequest("message to edit not found");
        if ((message.BusinessBotId ?? message.FromId) != call.Bot.Id || message.IsService || message.Forward is not null)
            throw ApiException.BadRequest("message can't be edited");
        return (chat, message);
    }

    public static Message Find(ApiCall call, Chat chat, string notFound)
    {
        var id = call.Args.Int("message_id") ?? throw ApiException.BadRequest("message identifier is not specified");
        return chat.Log.Find(id) ?? throw ApiException.BadRequest(notFound);
    }
}
