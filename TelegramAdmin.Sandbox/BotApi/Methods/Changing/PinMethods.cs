using System.Text;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>Pinning and unpinning.</summary>
internal static class PinMethods
{
    public static IEnumerable<ApiMethod> All =>
        [new("pinChatMessage", Pin), new("unpinChatMessage", Unpin), new("unpinAllChatMessages", UnpinAll)];

    private static WriteResult Pin(ApiCall call)
    {
        var chat = call.WritableChat();
        var message = OwnMessage.Find(call, chat, "message to pin not found");
        if (chat.Pinned.Contains(message.Id)) return ApiCall.True;
        chat.Pinned.Add(message.Id);
        call.World.Tell(chat, message);
        Announce(call, chat, message);
        return ApiCall.True;
    }

    private static WriteResult Unpin(ApiCall call)
    {
        var chat = call.WritableChat();
        var id = call.Args.Int("message_id") ?? chat.Pinned.LastOrDefault();
        if (!chat.Pinned.Remove(id)) throw ApiException.BadRequest("message to unpin not found");
        if (chat.Log.Find(id) is { } message) call.World.Tell(chat, message);
        return ApiCall.True;
    }

    private static WriteResult UnpinAll(ApiCall call)
    {
        var chat = call.WritableChat();
        var pinned = chat.Pinned.ToList();
        chat.Pinned.Clear();
        foreach (var message in pinned.Select(chat.Log.Find).OfType<Message>()) call.World.Tell(chat, message);
        return ApiCall.True;
    }

    private static void Announce(ApiCall call, Chat chat, Message pinned)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Writing))
            MessageJson.Write(json, call.World, call.Bot, chat, pinned, withReply: false);
        var notice = new Message
        {
            Id = chat.Log.NextId(),
            FromId = call.Bot.Id,
            Date = call.World.Now,
            ThreadId = pinned.ThreadId,
            Content = new ServiceContent("pinned_message", Encoding.UTF8.GetString(buffer.ToArray())),
        };
        chat.Log.Add(notice, call.World.Options.HistoryPerChat);
        foreach (var bot in call.World.BotsIn(chat)) call.World.PostMessage(bot, "message", chat, notice);
        call.World.Tell(chat, notice);
    }
}
