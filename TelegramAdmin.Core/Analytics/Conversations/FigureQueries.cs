using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>Filters as queries. Each is entered by its workspace and time, which is how the tables are indexed.</summary>
internal static class FigureQueries
{
    private static readonly Expression<Func<AnswerTime, FigureEntry>> Answer = a => new FigureEntry
    {
        Id = a.Id,
        At = a.AskedAt,
        ConversationId = a.ConversationId,
        BotId = a.BotId,
        By = a.AdminId ?? FigureFilter.Nobody,
        BeganAt = a.AskedAt,
        EndedAt = a.AnsweredAt,
        Seconds = a.Seconds,
        IsFirst = a.IsFirst,
        IsPromised = a.DueAt != null,
        IsLate = a.IsLate,
        Rating = null,
        Comment = null,
    };

    /// <summary>Which rows of conversation_messages m are messages of people: the same as <see cref="FigureKind.Received"/>.</summary>
    internal const string ReceivedSql = "m.author = 1 AND m.kind <> 13";

    /// <summary>The same as <see cref="FigureKind.Written"/>: what happened, and notes, are no messages.</summary>
    internal const string WrittenSql = "m.author IN (2, 3) AND m.kind NOT IN (13, 15, 16)";

    private static readonly MessageKind[] NoMessages = [MessageKind.ButtonPress, MessageKind.Event, MessageKind.Note];

    extension(AppDbContext db)
    {
        /// <summary>Matters that were open at some time of a span.</summary>
        public IQueryable<FigureEntry> OpenWithin(WorkspaceId workspace, FigureFilter filter, (DateTimeOffset From, DateTimeOffset To) span)
        {
            var (from, to) = span;
            return db.Of(db.EntriesOf(workspace, FigureKind.Open).Where(e => e.At < to && (e.EndedAt == null || e.EndedAt >= from)), filter);
        }

        public IQueryable<FigureEntry> Entries(WorkspaceId workspace, FigureFilter filter, FigureKind kind, (DateTimeOffset From, DateTimeOffset To) span)
        {
            var (from, to) = span;
            return kind == FigureKind.Open ? db.OpenWithin(workspace, filter, (to, to)) : db.Of(db.EntriesOf(workspace, kind).Where(e => e.At >= from && e.At < to), filter);
        }

        private IQueryable<FigureEntry> Of(IQueryable<FigureEntry> entries, FigureFilter filter)
        {
            if (filter.Bot is { } bot)
                entries = entries.Where(e => e.BotId == bot);
            if (filter.Operator is { } by)
                entries = entries.Where(e => e.By == by);
            if (filter.Label is not { } label)
                return entries;
            var labelled = db.ConversationLabels;
            return entries.Where(e => labelled.Any(l => l.ConversationId == e.ConversationId && l.LabelId == label));
        }

        private IQueryable<FigureEntry> EntriesOf(WorkspaceId workspace, FigureKind kind)
        {
            // The workspace stands in the query itself, so that SQLite enters the index by it.
            var visits = db.ConversationVisits.IgnoreQueryFilters().Where(v => v.WorkspaceId == workspace);
            var answers = db.AnswerTimes.IgnoreQueryFilters().Where(a => a.WorkspaceId == workspace);
            return kind switch
            {
                FigureKind.Opened or FigureKind.Open => Opened(visits),
                FigureKind.Received => Messages(db.ConversationMessages.Where(m => m.Author == MessageAuthor.Person && m.Kind != MessageKind.ButtonPress), db.Conversations, isWritten: false),
                FigureKind.Written => Messages(db.ConversationMessages.Where(m => (m.Author == MessageAuthor.Bot || m.Author == MessageAuthor.Operator) && !NoMessages.Contains(m.Kind)), db.Conversations, isWritten: true),
                FigureKind.Closed => Closed(visits.Where(v => v.ClosedAt != null)),
                FigureKind.Rated => Rated(visits.Where(v => v.RatedAt != null)),
                FigureKind.FirstAnswers => answers.Where(a => a.IsFirst).Select(Answer),
                FigureKind.Promised => answers.Where(a => a.DueAt != null).Select(Answer),
                FigureKind.Late => answers.Where(a => a.IsLate).Select(Answer),
                _ => answers.Select(Answer),
            };
        }
    }

    private static IQueryable<FigureEntry> Messages(IQueryable<ConversationMessage> messages, IQueryable<Conversation> conversations, bool isWritten) => messages.Join(conversations, m => m.ConversationId, c => c.Id, (m, c) => new FigureEntry
    {
        Id = m.Id,
        At = m.SentAt,
        ConversationId = m.ConversationId,
        BotId = c.BotId,
        By = isWritten ? m.AdminId ?? FigureFilter.Nobody : null,
        BeganAt = m.SentAt,
        EndedAt = null,
        Seconds = null,
        Comment = m.Text,
    });

    private static IQueryable<FigureEntry> Opened(IQueryable<ConversationVisit> visits) => visits.Select(v => new FigureEntry
    {
        Id = v.Id,
        At = v.OpenedAt,
        ConversationId = v.ConversationId,
        BotId = v.BotId,
        By = v.FirstAnswerAt == null ? null : v.FirstAnswerBy ?? FigureFilter.Nobody,
        BeganAt = v.OpenedAt,
        EndedAt = v.ClosedAt,
        Seconds = v.OpenSeconds,
        IsLate = v.IsLate,
        Rating = v.Rating,
        Comment = v.RatingComment,
    });

    private static IQueryable<FigureEntry> Closed(IQueryable<ConversationVisit> visits) => visits.Select(v => new FigureEntry
    {
        Id = v.Id,
        At = v.ClosedAt!.Value,
        ConversationId = v.ConversationId,
        BotId = v.BotId,
        By = v.ClosedBy ?? FigureFilter.Nobody,
        BeganAt = v.OpenedAt,
        EndedAt = v.ClosedAt,
        Seconds = v.OpenSeconds,
        IsLate = v.IsLate,
        Rating = v.Rating,
        Comment = v.RatingComment,
    });

    private static IQueryable<FigureEntry> Rated(IQueryable<ConversationVisit> visits) => visits.Select(v => new FigureEntry
    {
        Id = v.Id,
        At = v.RatedAt!.Value,
        ConversationId = v.ConversationId,
        BotId = v.BotId,
        By = v.ClosedBy ?? FigureFilter.Nobody,
        BeganAt = v.OpenedAt,
        EndedAt = v.ClosedAt,
        Seconds = v.OpenSeconds,
        IsLate = v.IsLate,
        Rating = v.Rating,
        Comment = v.RatingComment,
    });
}
