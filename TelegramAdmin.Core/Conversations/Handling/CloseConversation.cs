using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Settles a conversation: the visit ends, and the person is told, or asked how it was, where the workspace wants that.</summary>
public sealed class CloseConversation(BotVoice voice, VisitBook visits, AskRating rating, SettingsStore settings, BotTexts texts, TimeProvider time)
{
    /// <param name="conversation">Tracked by <paramref name="db"/>.</param>
    internal async Task<Failure?> RunAsync(AppDbContext db, Conversation conversation, Actor by)
    {
        if (conversation.State == ConversationState.Closed)
            return HandlingErrors.AlreadyClosed(await NameOfAsync(db, conversation.ClosedBy));
        var wasTalk = conversation.VisitId is not null;
        var visit = await visits.CloseAsync(db, conversation, by.AdminId);
        (conversation.State, conversation.ClosedAt, conversation.ClosedBy) = (ConversationState.Closed, time.GetUtcNow(), by.AdminId);
        (conversation.SnoozedUntil, conversation.UnreadCount) = (null, 0);
        await voice.NoteAsync(db, conversation, $"{by.Name} closed it");
        if (wasTalk && conversation.Kind == ConversationKind.Private)
            await TellAsync(db, conversation, visit);
        return null;
    }

    private async Task TellAsync(AppDbContext db, Conversation conversation, ConversationVisit? visit)
    {
        var values = await settings.OfAsync(conversation.WorkspaceId);
        var asks = values.Get(InboxSettings.AsksForRating) && visit?.FirstAnswerAt is not null;
        if (!asks && !values.Get(InboxSettings.TellsOfClosing))
            return;
        var person = await db.BotUsers.FirstOrDefaultAsync(u => u.BotId == conversation.BotId && u.TelegramUserId == conversation.ChatId);
        var words = await texts.InAsync(db, conversation.WorkspaceId, person?.Language);
        var bot = await db.Bots.Where(b => b.Id == conversation.BotId).Select(b => b.Name).FirstAsync();
        (string, object)[] names = [("first_name", person?.FirstName ?? conversation.Title), ("bot_name", bot)];
        if (asks)
            await rating.AskAsync(db, conversation, visit!, words, names);
        else
            await voice.SayAsync(db, conversation, BotScreen.Of(words.Say("conversation.closed", names)));
    }

    private static async Task<string> NameOfAsync(AppDbContext db, long? adminId) =>
        await db.Admins.Where(a => a.Id == adminId).Select(a => a.Name).FirstOrDefaultAsync() ?? "The bot";
}
