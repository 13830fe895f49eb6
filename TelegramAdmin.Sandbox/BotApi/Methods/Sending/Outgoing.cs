using System.Text.Json;
using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.BotApi.Methods.Payments;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.Formatting;
using TelegramAdmin.Sandbox.State.Chats;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Sending;

/// <summary>What all sends have in common: chat, topic, reply and keyboard are read first, then the message is posted.</summary>
internal sealed class Outgoing
{
    private readonly ApiCall _call;
    private readonly int? _threadId;
    private readonly ReplyTarget _reply;
    private readonly ReplyMarkup _markup;

    public Outgoing(ApiCall call)
    {
        _call = call;
        Chat = call.WritableChat();
        _threadId = TopicOf(call, Chat);
        _reply = ReplyReader.Read(call, Chat);
        _markup = MarkupReader.Read(call.Args);
        PayButton.Check(_markup.Inline, call.Method == InvoiceMethods.Send);
    }

    public Chat Chat { get; }

    public static WriteResult Send(ApiCall call, FormattedText text, Content? content)
    {
        var outgoing = new Outgoing(call);
        outgoing.Charge();
        var message = outgoing.Post(text, content);
        return json => MessageJson.Write(json, call.World, call.Bot, outgoing.Chat, message);
    }

    /// <summary>Judged before it is known whether the person lets the bot in, as attempts count too.</summary>
    public void Charge(int count = 1)
    {
        _call.Spend(Chat, count);
        if (Chat is not PrivateChat chat) return;
        if (chat.IsBlocked) throw ApiException.Forbidden("bot was blocked by the user");
        if (!chat.IsStarted) throw ApiException.Forbidden("bot can't initiate conversation with a user");
    }

    public Message Post(FormattedText text, Content? content, string? albumId = null, Forward? forward = null, string? markup = null)
    {
        var message = new Message
        {
            Id = Chat.Log.NextId(),
            FromId = Chat is BusinessChat { Link.Owner.Id: var owner } ? owner : _call.Bot.Id,
            BusinessBotId = Chat is BusinessChat ? _call.Bot.Id : null,
            Date = _call.World.Now,
            ThreadId = _threadId,
            Text = text.Text.Length == 0 && content is not null ? null : text.Text,
            Entities = text.Entities,
            Content = content,
            Markup = markup ?? _markup.Inline ?? PayButton.KeyboardOf(content),
            LinkPreview = content is null ? LinkPreviewOf(_call.Args) : null,
            ReplyToId = _reply.MessageId,
            Quote = _reply.Quote,
            Forward = forward,
            AlbumId = albumId,
            IsProtected = _call.Args.Bool("protect_content"),
            CaptionAbove = _call.Args.Bool("show_caption_above_media"),
            EffectId = _call.Args.Text("message_effect_id"),
        };
        if (_markup.Chat is not null) Chat.ReplyMarkup = _markup.Chat;
        Chat.Log.Add(message, _call.World.Options.HistoryPerChat);
        _call.World.Counters.Sent(_call.Bot.Id, _call.World.Time.GetUtcNow());
        _call.World.Tell(Chat, message);
        return message;
    }

    private static int? TopicOf(ApiCall call, Chat chat)
    {
        if (call.Args.Int("message_thread_id") is not { } id || id == 0) return null;
        if (chat is not Group { IsForum: true } group) throw ApiException.BadRequest("message thread not found");
        if (!group.Topics.TryGetValue(id, out var topic)) throw ApiException.BadRequest("message thread not found");
        if (topic.IsClosed && !group.Members.GetValueOrDefault(call.Bot.Id, Membership.Left).IsAdministrator) throw ApiException.BadRequest("TOPIC_CLOSED");
        return id;
    }

    private static string? LinkPreviewOf(Parameters args)
    {
        if (args.Json("link_preview_options", "link preview options") is not { } options)
            return args.Bool("disable_web_page_preview") ? """{"is_disabled":true}""" : null;
        if (options.ValueKind != JsonValueKind.Object) throw ApiException.BadRequest("object expected as link preview options");
        return options.GetRawText();
    }
}
