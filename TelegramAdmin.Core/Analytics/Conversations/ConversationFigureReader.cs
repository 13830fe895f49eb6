using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>Reads how the team did. It never looks at messages: what was opened, answered, closed and rated is kept with its times.</summary>
public sealed class ConversationFigureReader(IDatabase database, TimeProvider time)
{
    /// <summary>So many of each kind are counted, the newest first.</summary>
    public const int Most = 100_000;

    private static readonly FigureKind[] Kinds = [FigureKind.Opened, FigureKind.Closed, FigureKind.Rated, FigureKind.Answers];

    private readonly SharedRead<(WorkspaceId, FigureFilter), ConversationFigures> _shared = new(TimeSpan.FromSeconds(30), time);

    public Task<ConversationFigures> ReadAsync(WorkspaceId workspace, FigureFilter filter) => _shared.GetAsync((workspace, filter), () => LoadAsync(workspace, filter));

    private async Task<ConversationFigures> LoadAsync(WorkspaceId workspace, FigureFilter filter)
    {
        await using var db = database.Read(workspace);
        var period = filter.Period;
        var facts = await FigureFacts.LoadAsync(db, workspace, filter, (period.Start, period.End), Most);
        var before = await FigureFacts.TotalsAsync(db, workspace, filter, (period.Before.Start, EndOfBefore(period)), Most);
        var days = facts.By<DateOnly>(fact => [period.DayOf(fact.At)]);
        var none = FigureTotals.Of([], [], [], []);
        return new ConversationFigures(
            period,
            facts.Totals,
            before,
            [.. period.Days.Select(day => days.GetValueOrDefault(day, none))],
            await OperatorsAsync(db, facts),
            await LabelsAsync(db, workspace, filter, facts),
            await BotsAsync(db, facts),
            HoursOf(facts, period),
            facts.Reaches(Most));
    }

    // While a period is under way it is compared with as much of the one before.
    private DateTimeOffset EndOfBefore(DayPeriod period)
    {
        var now = time.GetUtcNow();
        return now >= period.End || now <= period.Start ? period.Before.End : period.Before.Start + (now - period.Start);
    }

    private static async Task<IReadOnlyList<FigureGroup>> OperatorsAsync(AppDbContext db, FigureFacts facts)
    {
        var groups = facts.By(fact => fact.By is { } by ? [by] : Enumerable.Empty<long>());
        var names = await db.Admins.Where(a => groups.Keys.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name);
        return [.. groups.Select(g => new FigureGroup(g.Key, names.GetValueOrDefault(g.Key), g.Value))];
    }

    private static async Task<IReadOnlyList<FigureGroup>> BotsAsync(AppDbContext db, FigureFacts facts)
    {
        var groups = facts.By<BotId>(fact => [fact.BotId]);
        var names = await db.Bots.ToDictionaryAsync(b => b.Id, b => b.Name);
        return [.. groups.Select(g => new FigureGroup(g.Key.Value, names.GetValueOrDefault(g.Key), g.Value))];
    }

    private static async Task<IReadOnlyList<FigureGroup>> LabelsAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter, FigureFacts facts)
    {
        var names = await db.Labels.ToDictionaryAsync(l => l.Id, l => l.Name);
        if (names.Count == 0)
            return [];
        var labels = await LabelsOfAsync(db, workspace, filter);
        var groups = facts.By(fact => labels[fact.ConversationId].Where(names.ContainsKey));
        return [.. groups.Select(g => new FigureGroup(g.Key, names[g.Key], g.Value))];
    }

    private static async Task<ILookup<long, long>> LabelsOfAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter)
    {
        var found = new HashSet<(long Conversation, long Label)>();
        foreach (var kind in Kinds)
        {
            var pairs = db.Entries(workspace, filter, kind, (filter.Period.Start, filter.Period.End))
                .Join(db.ConversationLabels, e => e.ConversationId, l => l.ConversationId, (_, l) => new { l.ConversationId, l.LabelId }).Distinct();
            found.UnionWith((await pairs.ToListAsync()).Select(p => (p.ConversationId, p.LabelId)));
        }
        return found.ToLookup(p => p.Conversation, p => p.Label);
    }

    private static Dictionary<HourOfWeek, HourFigures> HoursOf(FigureFacts facts, DayPeriod period) =>
        facts.Answers.GroupBy(a => period.HourOf(a.At), a => a.Seconds ?? 0).ToDictionary(g => g.Key, g => new HourFigures(g.Count(), Spread.Of(g).Median!.Value));
}
