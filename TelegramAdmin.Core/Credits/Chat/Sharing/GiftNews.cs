using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Credits.Chat.Sharing;

/// <summary>Tells the one who gave credits what became of them, in the bot where they gave them.</summary>
public sealed class GiftNews(BotTexts texts, BotVoice voice)
{
    /// <param name="key">The text; it knows {amount} and what is given here.</param>
    public async Task TellGiverAsync(AppDbContext db, CreditGift gift, string key, params IEnumerable<(string Name, object Value)> variables)
    {
        var giver = await db.CreditAccounts.AsNoTracking().Where(a => a.Id == gift.FromAccountId).Select(a => a.TelegramUserId).FirstAsync();
        if (await ConversationHeads.FindAsync(db, gift.BotId, giver) is not { } conversation)
            return;
        var words = await texts.InAsync(db, gift.WorkspaceId, (await People.FindAsync(db, giver))?.Language);
        await voice.SayAsync(db, conversation, BotScreen.Of(words.Say(key, variables.Append(("amount", gift.Amount)))));
    }
}
