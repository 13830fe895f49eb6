using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations.Writing;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations;

/// <summary>Writes down which button somebody pressed. One that an operator set under a message is a word to the team: it opens the conversation.</summary>
public sealed class RecordPress(ConversationHeads heads, BotVoice voice, BotTexts texts) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.CallbackQuery is not { Message: { } pressed } press || ChatPlace.Of(pressed) is not { } place || context.Find<StaffChat>() is not null)
            return;
        if (await ConversationHeads.FindAsync(context.Db, context.Bot.Id, place) is not { } conversation)
            return;
        var row = context.Db.ConversationMessages.Add(new ConversationMessage
        {
            WorkspaceId = conversation.WorkspaceId,
            ConversationId = conversation.Id,
            Author = MessageAuthor.Person,
            AuthorName = place.Kind == ConversationKind.Group ? press.From.FullName : null,
            Kind = MessageKind.ButtonPress,
            Text = press.Data ?? "",
            TelegramMessageId = pressed.MessageId,
            SentAt = context.Now,
        }).Entity;
        heads.Tell(context.Db, conversation);
        if (press.Data?.StartsWith(ReplyButtons.Route + ":", StringComparison.Ordinal) == true)
            await AnswerTeamAsync(context, conversation, row, press.Data);
    }

    private async Task AnswerTeamAsync(UpdateContext context, Conversation conversation, ConversationMessage press, string data)
    {
        if (!await IsUnderOurMessageAsync(context.Db, conversation, data))
        {
            voice.AnswerPress(context); // Made up, or of a message that is gone.
            return;
        }
        await context.Db.SaveChangesAsync();
        var words = await texts.InAsync(context.Db, conversation.WorkspaceId, context.Find<Recognised>()?.User.Language);
        voice.AnswerPress(context, words.Plain("conversation.pressed"));
        heads.Advance(context.Db, conversation, press, "");
        context.Set(new ConversationThread(conversation, isCommand: false));
    }

    private static async Task<bool> IsUnderOurMessageAsync(AppDbContext db, Conversation conversation, string data) =>
        data.Split(':') is [_, var id, _] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var message)
        && await db.ConversationMessages.AnyAsync(m => m.Id == message && m.ConversationId == conversation.Id && m.DeletedAt == null && m.Buttons != null && m.Buttons.Contains(data));
}
