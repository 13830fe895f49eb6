using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Sending;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Changing;

/// <summary>editMessage*. An edit without reply_markup takes the keyboard away, as on Telegram.</summary>
internal static class EditMethods
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

    public static IEnumerable<ApiMethod> All =>
    [
        new("editMessageText", EditText),
        new("editMessageCaption", EditCaption),
        new("editMessageMedia", EditMedia),
        new("editMessageReplyMarkup", EditMarkup),
    ];

    private static WriteResult EditText(ApiCall call)
    {
        var (chat, message) = OwnMessage.Find(call);
        var text = FormattedTextReader.Text(call.Args);
        if (message.Content is not null) throw ApiException.BadRequest("there is no text in the message to edit");
        return Apply(call, chat, message, text, null);
    }

    private static WriteResult EditCaption(ApiCall call)
    {
        var (chat, message) = OwnMessage.Find(call);
        var caption = FormattedTextReader.Caption(call.Args);
        if (message.Content is not { TakesCaption: true } content) throw ApiException.BadRequest("there is no caption in the message to edit");
        message.CaptionAbove = call.Args.Bool("show_caption_above_media");
        return Apply(call, chat, message, caption, content);
    }

    private static WriteResult EditMedia(ApiCall call)
    {
        var (chat, message) = OwnMessage.Find(call);
        var media = call.Args.Json("media", "input media") ?? throw ApiException.BadRequest("parameter \"media\" is required");
        var content = new MediaReader(call).FromInputMedia(media);
        if (message.Content is not (null or FileContent)) throw ApiException.BadRequest("message can't be edited");
        return Apply(call, chat, message, AlbumSender.CaptionOf(media), content);
    }

    private static WriteResult EditMarkup(ApiCall call)
    {
        var (chat, message) = OwnMessage.Find(call);
        return Apply(call, chat, message, new FormattedText(message.Text ?? "", message.Entities), message.Content);
    }

    private static WriteResult Apply(ApiCall call, Chat chat, Message message, FormattedText text, Content? content)
    {
        var markup = MarkupReader.ReadInline(call.Args);
        PayButton.Check(markup, content is InvoiceContent);
        markup ??= PayButton.KeyboardOf(content);
        var isSame = (message.Text ?? "") == text.Text && message.Entities.SequenceEqual(text.Entities) && message.Markup == markup;
        if (isSame && Equals(message.Content, content)) throw ApiException.BadRequest(NotModified);
        call.Spend(chat);
        if (chat is PrivateChat { IsBlocked: true }) throw ApiException.Forbidden("bot was blocked by the user");
        message.Text = text.Text.Length == 0 && content is not null ? null : text.Text;
        message.Entities = text.Entities;
        message.Content = content;
        message.Markup = markup;
        message.EditDate = call.World.Now;
        call.World.Tell(chat, message);
        return json => MessageJson.Write(json, call.World, call.Bot, chat, message);
    }
}
