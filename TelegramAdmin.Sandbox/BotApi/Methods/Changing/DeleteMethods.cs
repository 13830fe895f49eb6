using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>deleteMessage, deleteMessages and deleteBusinessMessages.</summary>
internal static class DeleteMethods
{
    private const int DeletableSeconds = 48 * 60 * 60;

    public static IEnumerable<ApiMethod> All =>
        [new("deleteMessage", DeleteOne), new("deleteMessages", DeleteMany), new("deleteBusinessMessages", DeleteForBusiness)];

    private static WriteResult DeleteOne(ApiCall call)
    {
        var chat = call.WritableChat();
        var message = OwnMessage.Find(call, chat, "message to delete not found");
        if (!IsDeletable(call, chat, message)) throw ApiException.BadRequest("message can't be deleted for everyone");
        Delete(call, chat, message);
        return ApiCall.True;
    }

    /// <summary>What can't be deleted is skipped.</summary>
    private static WriteResult DeleteMany(ApiCall call)
    {
        var chat = call.WritableChat();
        foreach (var id in MessageIds.Read(call.Args))
        {
            if (chat.Log.Find(id) is { } message && IsDeletable(call, chat, message)) Delete(call, chat, message);
        }

        return ApiCall.True;
    }

    /// <summary>Names no chat: the messages are looked for in all chats of the account.</summary>
    private static WriteResult DeleteForBusiness(ApiCall call)
    {
        if (!call.Bot.Business.TryGetValue(call.Args.Text("business_connection_id") ?? "", out var link) || !link.IsEnabled)
            throw ApiException.BadRequest("business connection not found");
        var ids = MessageIds.Read(call.Args);
        var chat = link.Chats.Values.FirstOrDefault(c => ids.All(id => c.Log.Find(id)?.BusinessBotId == call.Bot.Id)) ?? throw ApiException.BadRequest("message to delete not found");
        foreach (var message in ids.Select(chat.Log.Find).OfType<Message>()) Delete(call, chat, message);
        return ApiCall.True;
    }

    private static bool IsDeletable(ApiCall call, Chat chat, Message message)
    {
        var isAdministrator = chat is Group group && group.Members.GetValueOrDefault(call.Bot.Id, Membership.Left).IsAdministrator;
        return isAdministrator || message.Date > call.World.Now - DeletableSeconds;
    }

    private static void Delete(ApiCall call, Chat chat, Message message)
    {
        message.IsDeleted = true;
        chat.Pinned.Remove(message.Id);
        call.World.Tell(chat, message);
    }
}
