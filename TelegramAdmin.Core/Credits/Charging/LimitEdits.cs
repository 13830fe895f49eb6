using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Credits.Charging;

/// <summary>Lets people mend what they paid for, and not write on in it for nothing: a few edits within minutes are taken, later ones are not.</summary>
public sealed class LimitEdits(ChargingPolicy policy) : IUpdateHandler
{
    private const int MostEdits = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public UpdateStage Stage => UpdateStage.Record;

    public async Task HandleAsync(UpdateContext context)
    {
        if (context.Update.EditedMessage is not { Chat.IsPrivate: true } edited || !await policy.IsOnAsync(context.Bot))
            return;
        if (edited.EditDate - edited.Date > Longest.TotalSeconds || await EditsAsync(context, edited) >= MostEdits)
            context.Set(new MessageRefused("An edit came too late, or was one too many, and was not taken."));
    }

    private static Task<int> EditsAsync(UpdateContext context, Message edited) => context.Db.ConversationMessages
        .Where(m => m.TelegramMessageId == edited.MessageId && m.Kind != MessageKind.ButtonPress)
        .Join(context.Db.Conversations.Where(c => c.BotId == context.Bot.Id && c.ChatId == edited.Chat.Id), m => m.ConversationId, c => c.Id, (m, _) => m.Id)
        .Join(context.Db.MessageRevisions, id => id, r => r.MessageId, (_, r) => r).CountAsync();
}
