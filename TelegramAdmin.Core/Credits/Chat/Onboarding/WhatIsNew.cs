using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Credits.Chat.Onboarding;

/// <summary>What a returning person may want to know: the last purchase, and whether an answer is still to come.</summary>
public sealed class WhatIsNew
{
    /// <summary>With the blank lines before it; empty where there is nothing to tell.</summary>
    public async Task<string> OfAsync(ChatTurn turn)
    {
        var lines = new List<string>();
        if (await LastPurchaseAsync(turn) is { } purchase)
            lines.Add(turn.Say("credits.returning.purchase", ("purchase", purchase.Note ?? turn.Words.Number(purchase.Amount)), ("day", turn.Words.Day(purchase.CreatedAt))));
        if (await IsWaitingAsync(turn))
            lines.Add(turn.Say("credits.returning.waiting"));
        return string.Concat(lines.Select((line, i) => (i == 0 ? "\n\n" : "\n") + line));
    }

    private static Task<CreditEntry?> LastPurchaseAsync(ChatTurn turn) =>
        turn.Db.CreditEntries.Where(e => e.AccountId == turn.Account.Id && e.Kind == EntryKind.Purchase).OrderByDescending(e => e.Id).FirstOrDefaultAsync();

    // Whoever spoke last: the person, or somebody of the team.
    private static async Task<bool> IsWaitingAsync(ChatTurn turn) =>
        turn.Conversation.State == ConversationState.Open
        && await turn.Db.ConversationMessages
            .Where(m => m.ConversationId == turn.Conversation.Id && m.Kind != MessageKind.ButtonPress && m.DeletedAt == null)
            .Where(m => m.Author == MessageAuthor.Operator || (m.Author == MessageAuthor.Person && !EF.Functions.Like(m.Text, "/%")))
            .OrderByDescending(m => m.Id).Select(m => m.Author).FirstOrDefaultAsync() == MessageAuthor.Person;
}
