using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Changing;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>copyMessage(s) and forwardMessage(s).</summary>
internal static class CopyMethods
{
    public static IEnumerable<ApiMethod> All =>
    [
        new("copyMessage", CopyOne),
        new("forwardMessage", ForwardOne),
        new("copyMessages", call => Many(call, isForward: false)),
        new("forwardMessages", call => Many(call, isForward: true)),
    ];

    private static WriteResult CopyOne(ApiCall call)
    {
        var source = OwnMessage.Find(call, call.Chat("from_chat_id"), "message to copy not found");
        if (!CanCopy(source)) throw ApiException.BadRequest("message can't be copied");
        var outgoing = new Outgoing(call);
        var text = call.Args.Has("caption") && source.Content is { TakesCaption: true }
            ? FormattedTextReader.Caption(call.Args) : TextOf(source);
        outgoing.Charge();
        var copy = outgoing.Post(text, source.Content);
        return json => WriteId(json, copy);
    }

    private static WriteResult ForwardOne(ApiCall call)
    {
        var source = OwnMessage.Find(call, call.Chat("from_chat_id"), "message to forward not found");
        if (!CanForward(source)) throw ApiException.BadRequest("message can't be forwarded");
        var outgoing = new Outgoing(call);
        outgoing.Charge();
        var forwarded = Forward(outgoing, source, call.Bot);
        return json => MessageJson.Write(json, call.World, call.Bot, outgoing.Chat, forwarded);
    }

    /// <summary>What can't be found or forwarded is skipped.</summary>
    private static WriteResult Many(ApiCall call, bool isForward)
    {
        var from = call.Chat("from_chat_id");
        var sources = MessageIds.Read(call.Args).Select(from.Log.Find).OfType<Message>()
            .Where(message => isForward ? CanForward(message) : CanCopy(message)).ToList();
        if (sources.Count == 0) throw ApiException.BadRequest($"there are no messages to {(isForward ? "forward" : "copy")}");
        var outgoing = new Outgoing(call);
        outgoing.Charge(sources.Count);
        var withoutCaption = call.Args.Bool("remove_caption");
        var albums = sources.Select(source => source.AlbumId).OfType<string>().Distinct().ToDictionary(album => album, _ => call.World.Ids.NextQuery());
        var posted = sources.ConvertAll(source => isForward
            ? Forward(outgoing, source, call.Bot)
            : outgoing.Post(withoutCaption && source.Content is not null ? FormattedText.Empty : TextOf(source), source.Content, source.AlbumId is { } album ? albums[album] : null));
        return json => WriteIds(json, posted);
    }

    private static bool CanCopy(Message message) => !message.IsService && message.Content is not InvoiceContent;

    private static bool CanForward(Message message) => !message.IsService && !message.IsProtected;

    private static Message Forward(Outgoing outgoing, Message source, Bot bot) => outgoing.Post(
        TextOf(source),
        source.Content is InvoiceContent invoice ? invoice with { ReceiptId = null } : source.Content,
        forward: source.Forward ?? new Forward(source.FromId, source.Date),
        markup: PayButton.KeyboardOfForward(source, bot));

    private static FormattedText TextOf(Message source) => new(source.Text ?? "", source.Entities);

    private static void WriteIds(Utf8JsonWriter json, List<Message> messages)
    {
        json.WriteStartArray();
        foreach (var message in messages) WriteId(json, message);
        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id", message.Id);
        json.WriteEndObject();
    }
}
