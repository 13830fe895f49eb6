using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;

namespace TelegramAdmin.Sandbox.Control.Watching;

/// <summary>JSON of the control routes and of the events that the page listens to.</summary>
internal static class PageJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }

    public static string MessageEvent(World world, Chat chat, Message message) => Event("message", new
    {
        chat = chat.Key,
        message = ChatMessageReader.Read(world, chat, message),
        replyMarkup = chat.ReplyMarkup is { } markup ? JsonElement.Parse(markup) : (JsonElement?)null,
    });

    public static string Event(string type, object value) => $"event: {type}\ndata: {JsonSerializer.Serialize(value, Options)}\n\n";
}
