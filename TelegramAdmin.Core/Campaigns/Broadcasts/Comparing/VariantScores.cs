using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Broadcasts.Comparing;

/// <summary>Counts for each variant who got it, and who did what it is compared by.</summary>
internal static class VariantScores
{
    public static async Task<IReadOnlyList<VariantScore>> ReadAsync(AppDbContext db, Broadcast broadcast, WinnerBy by)
    {
        var sent = db.Recipients.Where(r => r.BroadcastId == broadcast.Id && r.State == RecipientState.Sent && r.Variant != null);
        var people = await CountAsync(sent);
        var acted = await CountAsync(Acted(db, sent, by));
        return [.. broadcast.ReadVariants().Select(v => new VariantScore(v.Key, people.GetValueOrDefault(v.Key), acted.GetValueOrDefault(v.Key)))];
    }

    private static IQueryable<Recipient> Acted(AppDbContext db, IQueryable<Recipient> sent, WinnerBy by)
    {
        var (payments, conversations, messages) = (db.Payments, db.Conversations, db.ConversationMessages);
        return by switch
        {
            WinnerBy.Presses => sent.Where(r => r.PressedAt != null),
            WinnerBy.FewestOptOuts => sent.Where(r => r.OptedOutAt != null),
            WinnerBy.Purchases => sent.Where(r => payments.Any(p => p.TelegramUserId == r.TelegramUserId && p.PaidAt > r.SentAt)),
            // Presses and commands are no replies.
            _ => sent.Where(r => conversations.Any(c => c.BotId == r.BotId && c.ChatId == r.TelegramUserId
                && messages.Any(m => m.ConversationId == c.Id && m.Author == MessageAuthor.Person && m.SentAt > r.SentAt && m.Kind != MessageKind.ButtonPress && !EF.Functions.Like(m.Text, "/%")))),
        };
    }

    private static async Task<Dictionary<string, int>> CountAsync(IQueryable<Recipient> recipients) =>
        await recipients.GroupBy(r => r.Variant!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
}

/// <param name="People">Who got the variant.</param>
/// <param name="Acted">Who did what it is compared by.</param>
internal readonly record struct VariantScore(string Variant, int People, int Acted)
{
    public double Share => People == 0 ? 0 : (double)Acted / People;
}
