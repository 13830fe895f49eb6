using System.Buffers;
using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Updates;

/// <summary>Makes updates and hands them to the bot's queue, its long poll or its webhook.</summary>
internal static class UpdateWriter
{
    private const int KeptSeconds = 24 * 60 * 60;

    public static void PostMessage(this World world, Bot bot, string kind, Chat chat, Message message) =>
        world.Post(bot, kind, chat.Id, json => MessageJson.Write(json, world, bot, chat, message));

    /// <summary>Queues an update unless the bot did not ask for its kind.</summary>
    public static void Post(this World world, Bot bot, string kind, long lane, Action<Utf8JsonWriter> writeValue)
    {
        if (bot.IsRevoked || !UpdateKinds.IsAllowed(bot.AllowedUpdates, kind)) return;
        var id = bot.Updates.NextId();
        var update = new PendingUpdate(id, lane, Write(id, kind, writeValue), world.Now + KeptSeconds);
        bot.Updates.Add(update);
        world.IsDirty = true;
        if (bot.Webhook is { } webhook) webhook.Deliverer?.Offer(update);
        else bot.Poll?.Wake();
    }

    private static byte[] Write(int id, string kind, Action<Utf8JsonWriter> writeValue)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, JsonText.Writing);
        json.WriteStartObject();
        json.WriteNumber("update_id", id);
        json.WritePropertyName(kind);
        writeValue(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
