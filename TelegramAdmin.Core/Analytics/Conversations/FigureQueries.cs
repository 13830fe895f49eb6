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

    extension(AppDbContext db)
    {
        public IQueryable<FigureEntry> Entries(WorkspaceId workspace, FigureFilter filter, FigureKind kind, (DateTimeOffset From, DateTimeOffset To) span)
        {
            var (from, to) = span;
            var entries = db.EntriesOf(workspace, kind).Where(e => e.At >= from && e.At < to);
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
                FigureKind.Opened => Opened(visits),
                FigureKind.Closed => Closed(visits.Where(v => v.ClosedAt != null)),
                FigureKind.Rated => Rated(visits.Where(v => v.RatedAt != null)),
                FigureKind.FirstAnswers => answers.Where(a => a.IsFirst).Select(Answer),
                FigureKind.Promised => answers.Where(a => a.DueAt != null).Select(Answer),
                FigureKind.Late => answers.Where(a => a.IsLate).Select(Answer),
                _ => answers.Select(Answer),
            };
        }
    }

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
