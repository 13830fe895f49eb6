using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Channels.Revenue;

/// <summary>Adds up what follows from starts, by post. Four questions, however many posts.</summary>
/// <param name="isLive">Payments by card of this mode only: tries in Stripe's test mode are no revenue, and the other way round.</param>
internal sealed class OutcomeSums(AppDbContext db, bool isLive)
{
    // Only what was granted once counts as bought; what of it went back is taken off.
    private static readonly PaymentState[] Bought =
        [PaymentState.Granted, PaymentState.PartlyRefunded, PaymentState.Refunded, PaymentState.Disputed, PaymentState.ChargedBack];

    public async Task<OutcomeLines> OfAllAsync(IQueryable<PostStart> starts, CancellationToken cancellation)
    {
        var begun = await starts.GroupBy(s => s.MessageId)
            .Select(g => new StartLine(g.Key, g.Count(), g.Count(s => s.IsNew))).ToListAsync(cancellation);
        if (begun.Count == 0)
            return OutcomeLines.None;
        var paid = await Purchases(starts).GroupBy(p => new { p.MessageId, p.Currency })
            .Select(g => new PaidLine(g.Key.MessageId, g.Key.Currency, g.Count(), g.Sum(p => p.Amount))).ToListAsync(cancellation);
        var first = paid.Count == 0 ? [] : await First(starts).GroupBy(p => p.MessageId).Select(g => new CountLine(g.Key, g.LongCount())).ToListAsync(cancellation);
        var written = await Messages(starts).GroupBy(m => m).Select(g => new CountLine(g.Key, g.LongCount())).ToListAsync(cancellation);
        return new OutcomeLines(begun, paid, first, written);
    }

    private IQueryable<Bill> Purchases(IQueryable<PostStart> starts) =>
        from s in starts
        from p in db.Set<Payment>()
        where p.TelegramUserId == s.TelegramUserId && p.PaidAt >= s.At && p.PaidAt < s.EndsAt
            && p.GrantedAt != null && Bought.Contains(p.State) && (p.Provider == PaymentProvider.Stars || p.IsLive == isLive)
        select new Bill { MessageId = s.MessageId, Currency = p.Currency, Amount = (p.AmountPaid ?? p.Amount) - p.AmountRefunded };

    private IQueryable<Bill> First(IQueryable<PostStart> starts) =>
        from s in starts
        from p in db.Set<Payment>()
        where p.TelegramUserId == s.TelegramUserId && p.PaidAt >= s.At && p.PaidAt < s.EndsAt
            && p.GrantedAt != null && Bought.Contains(p.State) && (p.Provider == PaymentProvider.Stars || p.IsLive == isLive)
            && !db.Set<Payment>().Any(e => e.TelegramUserId == p.TelegramUserId && e.GrantedAt != null && Bought.Contains(e.State) && e.Id < p.Id && (e.Provider == PaymentProvider.Stars || e.IsLive == isLive))
        select new Bill { MessageId = s.MessageId, Currency = p.Currency, Amount = 0 };

    private IQueryable<long?> Messages(IQueryable<PostStart> starts) =>
        from s in starts
        from c in db.Set<Conversation>()
        where c.BotId == s.BotId && c.ChatId == s.TelegramUserId && c.Kind == ConversationKind.Private
        from m in db.Set<ConversationMessage>()
        where m.ConversationId == c.Id && m.Author == MessageAuthor.Person && m.Kind != MessageKind.ButtonPress && m.Id > s.AfterMessageId && m.SentAt < s.EndsAt
        select s.MessageId;

    private sealed class Bill
    {
        public long? MessageId { get; init; }

        public required string Currency { get; init; }

        public long Amount { get; init; }
    }
}
