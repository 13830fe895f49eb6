using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>What left and what did not, what waits, and the bots.</summary>
internal static class MessageRows
{
    private static readonly DeliveryState[] Queued = [DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Retrying];

    extension(OverviewAsk ask)
    {
        /// <summary>Messages by when they ended so.</summary>
        /// <param name="sendsOnly">Only what people see something new by: what the figures of messages count. The same words as QueuedMessage.IsSend.</param>
        public IQueryable<OverviewRow> EndedRows(DeliveryState state, bool sendsOnly)
        {
            var (bot, span) = (ask.Bot, ask.Range.Whole);
            var messages = ask.Db.Set<OutboxMessage>().Where(m => m.State == state && m.FinishedAt >= span.From && m.FinishedAt < span.To && (bot == null || m.BotId == bot));
            if (sendsOnly)
                messages = messages.Where(m => (m.Method.StartsWith("send") && m.Method != "sendChatAction") || m.Method.StartsWith("copy") || m.Method.StartsWith("forward"));
            return messages.Select(m => new OverviewRow { Kind = OverviewRowKind.Message, Id = m.Id, Number = 0, At = m.FinishedAt!.Value, PersonId = m.ChatId, What = m.Error ?? m.Method, BotId = m.BotId, Value = state == DeliveryState.Sent ? 1 : 0 });
        }

        /// <summary>Updates that no handler could finish.</summary>
        public IQueryable<OverviewRow> GivenUpRows()
        {
            var (bot, span) = (ask.Bot, ask.Range.Whole);
            return ask.Db.Set<InboxUpdate>().Where(u => u.Error != null && u.ProcessedAt >= span.From && u.ProcessedAt < span.To && (bot == null || u.BotId == bot))
                .Select(u => new OverviewRow { Kind = OverviewRowKind.Update, Id = u.Id, Number = 0, At = u.ProcessedAt!.Value, PersonId = u.ChatId, What = u.Error, BotId = u.BotId, Value = 0 });
        }

        public IQueryable<OverviewRow> QueuedRows()
        {
            var bot = ask.Bot;
            return ask.Db.Set<OutboxMessage>().Where(m => Queued.Contains(m.State) && (bot == null || m.BotId == bot))
                .Select(m => new OverviewRow { Kind = OverviewRowKind.Message, Id = m.Id, Number = 0, At = m.CreatedAt, PersonId = m.ChatId, What = m.Method, BotId = m.BotId });
        }

        public IQueryable<OverviewRow> UpRows()
        {
            var bot = ask.Bot;
            return ask.Db.Set<Bot>().Where(b => b.State == BotState.Up && (bot == null || b.Id == bot))
                .Select(b => new OverviewRow { Kind = OverviewRowKind.Bot, Id = 0, Number = 0, At = b.AddedAt, Name = b.Name, What = b.Username, BotId = b.Id });
        }
    }
}
