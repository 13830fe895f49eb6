using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Conversations;

/// <summary>
/// What the bot says by itself: into the outbox, and into the conversation so that the team sees what was said. Part of the caller's
/// transaction. A screen that a person is looking at is changed in place rather than sent again.
/// </summary>
public sealed class BotVoice(Outbox outbox, ConversationHeads heads, TimeProvider time)
{
    /// <summary>Answers an update: after a press the message under which the button stood becomes the screen, else the screen is sent.</summary>
    /// <param name="toast">With a press: a word that appears over the chat for a moment, up to 200 characters.</param>
    /// <param name="source">Which automatic answer says it, for the team.</param>
    public async Task<ConversationMessage?> ShowAsync(UpdateContext context, BotScreen screen, string? toast = null, string? source = null)
    {
        context.IsAnswered = true;
        if (context.Update.CallbackQuery is not { } press)
            return await SayAsync(context.Db, context.Find<ConversationThread>()!.Row, screen, source);
        AnswerPress(context, toast);
        if (press.Message is not { } pressed || ChatPlace.Of(pressed) is not { } place || await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation)
            return null;
        var shown = await context.Db.ConversationMessages.AsTracking()
            .FirstOrDefaultAsync(m => m.ConversationId == conversation.Id && m.TelegramMessageId == pressed.MessageId && m.Kind != MessageKind.ButtonPress);
        return shown is null or { Kind: not MessageKind.Text } or { DeletedAt: not null }
            ? await SayAsync(context.Db, conversation, screen, source)
            : Change(context.Db, conversation, shown, screen);
    }

    /// <summary>Lets a pressed button rest (core.telegram.org/bots/api#answercallbackquery).</summary>
    /// <param name="isAlert">The words stay until the person closes them.</param>
    public void AnswerPress(UpdateContext context, string? toast = null, bool isAlert = false)
    {
        context.IsAnswered = true;
        var parameters = new JsonObject { ["callback_query_id"] = context.Update.CallbackQuery!.Id };
        if (toast is not null)
            parameters["text"] = ShortText.Cut(toast, 200);
        if (isAlert)
            parameters["show_alert"] = true;
        outbox.Add(context.Db, Row(context.Bot.WorkspaceId, context.Bot.Id, context.Update.CallbackQuery.From.Id, "answerCallbackQuery", parameters, null, Priority.High));
    }

    /// <param name="source">Which automatic answer says it, for the team.</param>
    public async Task<ConversationMessage> SayAsync(AppDbContext db, Conversation conversation, BotScreen screen, string? source = null)
    {
        var (text, entities) = TelegramHtml.Read(screen.Html);
        var row = db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Bot,
            Kind = MessageKind.Text,
            Text = text,
            Entities = entities,
            Buttons = screen.Keyboard()?.ToJsonString(),
            Source = source,
            SentAt = time.GetUtcNow(),
            Delivery = DeliveryState.Pending,
        }).Entity;
        return await QueueAsync(db, conversation, row, "sendMessage", Parameters(conversation, screen));
    }

    /// <summary>Sends a screen with a file of ours; the text stands under it.</summary>
    internal async Task<ConversationMessage> SayAsync(AppDbContext db, Conversation conversation, BotScreen screen, Writing.ReplyUpload file, string? source = null)
    {
        var (text, entities) = TelegramHtml.Read(screen.Html);
        var parameters = new JsonObject { [file.Kind.ToString().ToLowerInvariant()] = $"attach://{file.File.Part}", ["caption"] = screen.Html, ["parse_mode"] = "HTML" };
        conversation.Address(parameters);
        if (screen.Keyboard() is { } keyboard)
            parameters["reply_markup"] = keyboard;
        var row = db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Bot,
            Kind = file.Kind,
            Text = text,
            Entities = entities,
            Media = file.Media.ToJson(),
            Buttons = screen.Keyboard()?.ToJsonString(),
            Source = source,
            SentAt = time.GetUtcNow(),
            Delivery = DeliveryState.Pending,
        }).Entity;
        return await QueueAsync(db, conversation, row, $"send{file.Kind}", parameters, Spool.Describe([file.File]));
    }

    /// <summary>Sends a message of another kind, such as an invoice or a file.</summary>
    /// <param name="text">What the team reads in its place.</param>
    /// <param name="files">Spooled files as JSON; see <see cref="SpooledFile"/>.</param>
    public async Task<ConversationMessage> SendAsync(AppDbContext db, Conversation conversation, string method, JsonObject parameters, MessageKind kind, string text, string? files = null)
    {
        var row = db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Bot,
            Kind = kind,
            Text = text,
            SentAt = time.GetUtcNow(),
            Delivery = DeliveryState.Pending,
        }).Entity;
        return await QueueAsync(db, conversation, row, method, parameters, files);
    }

    /// <summary>Changes a message that is already on the phone; one that is not there yet, or no longer, is followed by a new one.</summary>
    public async Task<ConversationMessage> ReplaceAsync(AppDbContext db, Conversation conversation, long? messageId, BotScreen screen)
    {
        var row = messageId is null ? null : await db.ConversationMessages.AsTracking().FirstOrDefaultAsync(m => m.Id == messageId);
        return row is { TelegramMessageId: not null, DeletedAt: null, Kind: MessageKind.Text } ? Change(db, conversation, row, screen) : await SayAsync(db, conversation, screen);
    }

    /// <summary>Writes a line for the team only: something happened.</summary>
    public async Task NoteAsync(AppDbContext db, Conversation conversation, string text)
    {
        db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Event,
            Kind = MessageKind.Event,
            Text = text,
            SentAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        heads.Tell(db, conversation);
    }

    private ConversationMessage Change(AppDbContext db, Conversation conversation, ConversationMessage row, BotScreen screen)
    {
        var (text, entities) = TelegramHtml.Read(screen.Html);
        var buttons = screen.Keyboard()?.ToJsonString();
        if ((row.Text, row.Entities, row.Buttons) == (text, entities, buttons))
            return row; // Telegram would refuse it: nothing changes.
        (row.Text, row.Entities, row.Buttons) = (text, entities, buttons);
        var parameters = Parameters(conversation, screen);
        parameters.Remove("message_thread_id"); // Known by the message.
        parameters["message_id"] = row.TelegramMessageId;
        outbox.Add(db, Row(conversation.WorkspaceId, conversation.BotId, conversation.ChatId, "editMessageText", parameters, row.Id, Priority.Normal));
        if (conversation.LastMessageId == row.Id)
            conversation.Preview = Excerpt.OneLineOf(text);
        heads.Tell(db, conversation);
        return row;
    }

    private async Task<ConversationMessage> QueueAsync(AppDbContext db, Conversation conversation, ConversationMessage row, string method, JsonObject parameters, string? files = null)
    {
        await db.SaveChangesAsync();
        var message = outbox.Add(db, Row(conversation.WorkspaceId, conversation.BotId, conversation.ChatId, method, parameters, row.Id, Priority.Normal, files));
        await db.SaveChangesAsync();
        row.OutboxId = message.Id;
        heads.Advance(db, conversation, row, Excerpt.OneLineOf(row.Text));
        return row;
    }

    private static JsonObject Parameters(Conversation conversation, BotScreen screen)
    {
        var parameters = new JsonObject { ["text"] = screen.Html, ["parse_mode"] = "HTML", ["link_preview_options"] = new JsonObject { ["is_disabled"] = true } };
        conversation.Address(parameters);
        if (screen.Keyboard() is { } keyboard)
            parameters["reply_markup"] = keyboard;
        return parameters;
    }

    private OutboxMessage Row(WorkspaceId workspace, BotId bot, long chatId, string method, JsonObject parameters, long? subject, Priority priority, string? files = null) => new()
    {
        WorkspaceId = workspace,
        BotId = bot,
        ChatId = chatId,
        Method = method,
        Parameters = parameters.ToJsonString(),
        Files = files,
        Lane = Lane.Reply,
        Priority = priority,
        OnUncertain = OnUncertain.Retry,
        SubjectId = subject,
        CreatedAt = time.GetUtcNow(),
    };
}
