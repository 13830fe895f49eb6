using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>Counts the messages of conversations day by day, and follows what was open.</summary>
public sealed class ConversationFlowReader(IDatabase database)
{
    public async Task<ConversationFlow> ReadAsync(WorkspaceId workspace, FigureFilter filter, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return new ConversationFlow(
            filter.Operator is null ? await CountAsync(db, workspace, filter, FigureQueries.ReceivedSql, cancellation) : [.. filter.Period.Days.Select(_ => 0L)],
            await CountAsync(db, workspace, filter, FigureQueries.WrittenSql + OfOperator(filter), cancellation),
            await OpenAsync(db, workspace, filter, cancellation));
    }

    private async Task<IReadOnlyList<long>> CountAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter, string which, CancellationToken cancellation)
    {
        // Messages are numbered as they come: no index over times is needed.
        var first = await RowTime.FirstAtAsync(db.ConversationMessages.Select(m => new RowTime { Id = m.Id, At = m.SentAt }), filter.Period.Start, cancellation);
        var label = filter.Label is null ? "" : " AND EXISTS (SELECT 1 FROM conversation_labels l WHERE l.conversation_id = c.id AND l.label_id = @label)";
        var bot = filter.Bot is null ? "" : " AND c.bot_id = @bot";
        var rows = await db.QueryAsync(
            $"SELECT {QuarterHours.Sql("m.sent_at", database.Provider)}, COUNT(*) FROM conversation_messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.workspace_id = @workspace AND m.id >= @first AND m.sent_at >= @from AND m.sent_at < @to AND {which}{bot}{label} GROUP BY 1",
            command =>
            {
                command.Bind(database.Provider, "@workspace", workspace.Value);
                command.Bind(database.Provider, "@first", first);
                command.Bind(database.Provider, "@from", filter.Period.Start);
                command.Bind(database.Provider, "@to", filter.Period.End);
                if (filter.Bot is { } one)
                    command.Bind(database.Provider, "@bot", one.Value);
                if (filter.Label is { } of)
                    command.Bind(database.Provider, "@label", of);
                if (filter.Operator is > 0 and var by)
                    command.Bind(database.Provider, "@operator", by);
            }, row => (row.GetInt64(0), row.GetInt64(1)), cancellation);
        return filter.Period.ByDay(rows);
    }

    private static string OfOperator(FigureFilter filter) => filter.Operator switch
    {
        null => "",
        FigureFilter.Nobody => " AND m.admin_id IS NULL",
        _ => " AND m.admin_id = @operator",
    };

    private static async Task<IReadOnlyList<long>> OpenAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter, CancellationToken cancellation)
    {
        var period = filter.Period;
        var matters = await db.OpenWithin(workspace, filter, (period.Start, period.End)).Select(e => new { e.BeganAt, e.EndedAt }).ToListAsync(cancellation);
        var changes = new long[period.Count];
        foreach (var matter in matters)
        {
            changes[Math.Max(0, period.DayOf(matter.BeganAt).DayNumber - period.From.DayNumber)]++;
            if (matter.EndedAt is { } end && period.DayOf(end).DayNumber - period.From.DayNumber is var day && day < changes.Length)
                changes[day]--;
        }
        for (var day = 1; day < changes.Length; day++)
            changes[day] += changes[day - 1];
        return changes;
    }
}
