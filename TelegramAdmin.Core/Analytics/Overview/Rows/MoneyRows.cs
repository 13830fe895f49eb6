using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>What was paid, what was not, and the credits that were used.</summary>
internal static class MoneyRows
{
    extension(OverviewAsk ask)
    {
        /// <summary>By when they were paid.</summary>
        public IQueryable<OverviewRow> PaidRows(long? product, string? currency = null)
        {
            var span = ask.Range.Whole;
            return ask.Ours().Where(p => p.PaidAt >= span.From && p.PaidAt < span.To && (product == null || p.ProductId == product) && (currency == null || p.Currency == currency))
                .Select(p => new OverviewRow { Kind = OverviewRowKind.Payment, Id = p.Id, Number = 0, At = p.PaidAt!.Value, PersonId = p.TelegramUserId, What = p.ProductName, BotId = p.BotId, Value = p.AmountPaid ?? 0, Currency = p.Currency });
        }

        /// <summary>By when they were begun.</summary>
        public IQueryable<OverviewRow> DeclinedRows()
        {
            var span = ask.Range.Whole;
            return ask.Ours().Where(p => p.State == PaymentState.Failed && p.CreatedAt >= span.From && p.CreatedAt < span.To)
                .Select(p => new OverviewRow { Kind = OverviewRowKind.Payment, Id = p.Id, Number = 0, At = p.CreatedAt, PersonId = p.TelegramUserId, What = p.ProductName, BotId = p.BotId, Value = p.Amount, Currency = p.Currency });
        }

        public IQueryable<OverviewRow> SpentRows()
        {
            var (bot, span, accounts) = (ask.Bot, ask.Range.Whole, ask.Db.Set<CreditAccount>());
            return ask.Db.Set<CreditEntry>().Where(e => e.Kind == EntryKind.Spend && e.CreatedAt >= span.From && e.CreatedAt < span.To && (bot == null || e.BotId == bot))
                .Select(e => new OverviewRow { Kind = OverviewRowKind.Credits, Id = e.Id, Number = 0, At = e.CreatedAt, PersonId = accounts.Where(a => a.Id == e.AccountId).Select(a => (long?)a.TelegramUserId).FirstOrDefault(), What = e.Note, BotId = e.BotId, Value = -e.Amount });
        }

        private IQueryable<Payment> Ours()
        {
            var (bot, live) = (ask.Bot, ask.IsLive);
            return ask.Db.Set<Payment>().Where(p => (bot == null || p.BotId == bot) && (live == null || p.IsLive == live || p.Provider == PaymentProvider.Stars));
        }
    }
}
