using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Analytics.Overview.Rows;

/// <summary>People, each once; with one bot chosen, those of that bot.</summary>
internal static class PeopleRows
{
    extension(OverviewAsk ask)
    {
        public IQueryable<OverviewRow> ActiveRows()
        {
            var active = ask.Active(ask.Range.Whole);
            return ask.Bot is null
                ? Known(ask.Db.Set<KnownPerson>().Where(p => active.Contains(p.TelegramUserId)), isStart: false)
                : OfBot(ask.Users().Where(u => active.Contains(u.TelegramUserId)), isStart: false);
        }

        public IQueryable<OverviewRow> MetRows()
        {
            var span = ask.Range.Whole;
            return ask.Bot is null
                ? Known(ask.Db.Set<KnownPerson>().Where(p => p.FirstSeenAt >= span.From && p.FirstSeenAt < span.To), isStart: false)
                : OfBot(ask.Users().Where(u => u.FirstSeenAt >= span.From && u.FirstSeenAt < span.To), isStart: false);
        }

        public IQueryable<OverviewRow> StartedRows()
        {
            var span = ask.Range.Whole;
            return ask.Bot is null
                ? Known(ask.Db.Set<KnownPerson>().Where(p => p.StartedAt >= span.From && p.StartedAt < span.To), isStart: true)
                : OfBot(ask.Users().Where(u => u.StartedAt >= span.From && u.StartedAt < span.To), isStart: true);
        }

        public IQueryable<OverviewRow> KnownRows() => ask.Bot is null ? Known(ask.Db.Set<KnownPerson>(), isStart: false) : OfBot(ask.Users(), isStart: false);

        public IQueryable<OverviewRow> ReachableRows()
        {
            if (ask.Bot is not { } bot)
                return Known(ask.Db.Set<KnownPerson>().Where(p => p.IsReachable), isStart: false);
            var chats = ask.Db.Set<Reachability>().Where(r => r.BotId == bot && r.IsReachable);
            return OfBot(ask.Users().Where(u => chats.Any(r => r.ChatId == u.TelegramUserId)), isStart: false);
        }

        /// <summary>What people wrote; a pressed button is no message.</summary>
        public IQueryable<OverviewRow> ReceivedRows()
        {
            var (bot, span) = (ask.Bot, ask.Range.Whole);
            return ask.Db.Set<ConversationMessage>()
                .Where(m => m.Author == MessageAuthor.Person && m.Kind != MessageKind.ButtonPress && m.SentAt >= span.From && m.SentAt < span.To)
                .Join(ask.Db.Set<Conversation>(), m => m.ConversationId, c => c.Id, (m, c) => new { Message = m, Conversation = c })
                .Where(r => bot == null || r.Conversation.BotId == bot)
                .Select(r => new OverviewRow { Kind = OverviewRowKind.Conversation, Id = r.Conversation.Id, Number = r.Message.Id, At = r.Message.SentAt, Name = r.Conversation.Title, What = r.Message.Text, BotId = r.Conversation.BotId });
        }

        private IQueryable<BotUser> Users() => ask.Db.Set<BotUser>().Where(u => u.BotId == ask.Bot);
    }

    private static IQueryable<OverviewRow> Known(IQueryable<KnownPerson> people, bool isStart) => isStart
        ? people.Select(p => new OverviewRow { Kind = OverviewRowKind.Person, Id = p.TelegramUserId, Number = 0, At = p.StartedAt!.Value, PersonId = p.TelegramUserId, What = p.StartLink })
        : people.Select(p => new OverviewRow { Kind = OverviewRowKind.Person, Id = p.TelegramUserId, Number = 0, At = p.FirstSeenAt, PersonId = p.TelegramUserId, What = p.StartLink });

    private static IQueryable<OverviewRow> OfBot(IQueryable<BotUser> users, bool isStart) => isStart
        ? users.Select(u => new OverviewRow { Kind = OverviewRowKind.Person, Id = u.TelegramUserId, Number = 0, At = u.StartedAt!.Value, PersonId = u.TelegramUserId, BotId = u.BotId })
        : users.Select(u => new OverviewRow { Kind = OverviewRowKind.Person, Id = u.TelegramUserId, Number = 0, At = u.FirstSeenAt, PersonId = u.TelegramUserId, BotId = u.BotId });
}
