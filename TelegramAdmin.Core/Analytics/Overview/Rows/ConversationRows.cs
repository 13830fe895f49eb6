using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>What people asked, and the answers.</summary>
internal static class ConversationRows
{
    extension(OverviewAsk ask)
    {
        public IQueryable<OverviewRow> OpenedRows()
        {
            var (bot, span, talks) = (ask.Bot, ask.Range.Whole, ask.Db.Set<Conversation>());
            return ask.Db.Set<ConversationVisit>().Where(v => v.OpenedAt >= span.From && v.OpenedAt < span.To && (bot == null || v.BotId == bot))
                .Select(v => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = v.ConversationId, Number = v.Id, At = v.OpenedAt, Name = talks.Where(c => c.Id == v.ConversationId).Select(c => c.Title).FirstOrDefault(), BotId = v.BotId });
        }

        public IQueryable<OverviewRow> ClosedRows()
        {
            var (bot, span, talks) = (ask.Bot, ask.Range.Whole, ask.Db.Set<Conversation>());
            return ask.Db.Set<ConversationVisit>().Where(v => v.ClosedAt >= span.From && v.ClosedAt < span.To && (bot == null || v.BotId == bot))
                .Select(v => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = v.ConversationId, Number = v.Id, At = v.ClosedAt!.Value, Name = talks.Where(c => c.Id == v.ConversationId).Select(c => c.Title).FirstOrDefault(), BotId = v.BotId });
        }

        /// <summary>Each with its seconds within business hours.</summary>
        public IQueryable<OverviewRow> FirstAnswerRows()
        {
            var talks = ask.Db.Set<Conversation>();
            return ask.Answers().Where(a => a.IsFirst)
                .Select(a => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = a.ConversationId, Number = a.Id, At = a.AskedAt, Name = talks.Where(c => c.Id == a.ConversationId).Select(c => c.Title).FirstOrDefault(), BotId = a.BotId, Value = a.Seconds });
        }

        /// <summary>Each with 1 where it came in time, and 0 where it was late.</summary>
        public IQueryable<OverviewRow> PromisedRows()
        {
            var talks = ask.Db.Set<Conversation>();
            return ask.Answers().Where(a => a.DueAt != null)
                .Select(a => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = a.ConversationId, Number = a.Id, At = a.AskedAt, Name = talks.Where(c => c.Id == a.ConversationId).Select(c => c.Title).FirstOrDefault(), BotId = a.BotId, Value = a.IsLate ? 0 : 1 });
        }

        public IQueryable<OverviewRow> WaitingRows()
        {
            var bot = ask.Bot;
            return ask.Db.Set<Conversation>().Where(c => c.State == ConversationState.Open && c.WaitingSince != null && (bot == null || c.BotId == bot))
                .Select(c => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = c.Id, Number = 0, At = c.WaitingSince!.Value, Name = c.Title, What = c.Preview, BotId = c.BotId });
        }

        private IQueryable<AnswerTime> Answers()
        {
            var (bot, span) = (ask.Bot, ask.Range.Whole);
            return ask.Db.Set<AnswerTime>().Where(a => a.AskedAt >= span.From && a.AskedAt < span.To && (bot == null || a.BotId == bot));
        }
    }
}
