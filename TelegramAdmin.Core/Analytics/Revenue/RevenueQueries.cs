using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics.Revenue;

/// <summary>What numbers are counted from, and what their rows are listed from: the same questions.</summary>
internal static class RevenueQueries
{
    /// <summary>Stripe's words for subscriptions that still renew.</summary>
    public static readonly string[] Running = ["active", "trialing", "past_due"];

    extension(AppDbContext db)
    {
        public IQueryable<Payment> Paid(DateTimeOffset from, DateTimeOffset to, BotId? bot, bool? isLive) =>
            db.Payments.Where(p => p.PaidAt >= from && p.PaidAt < to && (bot == null || p.BotId == bot) && (isLive == null || p.IsLive == isLive || p.Provider == PaymentProvider.Stars));

        public IQueryable<Refund> WentBack(DateTimeOffset from, DateTimeOffset to) => db.Refunds.Where(r => r.State == RefundState.Done && r.SettledAt >= from && r.SettledAt < to);

        public IQueryable<Dispute> Opened(DateTimeOffset from, DateTimeOffset to) => db.Disputes.Where(d => d.CreatedAt >= from && d.CreatedAt < to);

        /// <summary>Those of the chosen money, bot and mode.</summary>
        public IQueryable<Payment> InMoney(RevenueFilter filter, bool? isLive) => db.Payments.Where(p => (filter.Currency == "" || p.Currency == filter.Currency) && (filter.Bot == null || p.BotId == filter.Bot)
            && (isLive == null || p.IsLive == isLive || p.Provider == PaymentProvider.Stars));

        public IQueryable<Subscription> Renewals(BotId? bot, bool? isLive) => db.Subscriptions.Where(s => (bot == null || s.BotId == bot) && (isLive == null || s.IsLive == isLive));

        /// <summary>What people who started in a month paid, whenever.</summary>
        public IQueryable<Payment> OfCohort(RevenueFilter filter, bool? isLive, DateTimeOffset from, DateTimeOffset to)
        {
            var people = db.KnownPeople.Where(k => k.StartedAt >= from && k.StartedAt < to);
            return db.InMoney(filter, isLive).Where(p => p.PaidAt != null && people.Any(k => k.TelegramUserId == p.TelegramUserId));
        }
    }
}
