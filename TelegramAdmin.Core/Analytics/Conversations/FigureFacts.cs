using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Analytics.Conversations;

/// <summary>As little of an entry as numbers need.</summary>
internal sealed record Fact(DateTimeOffset At, long ConversationId, BotId BotId, long? By, long? Seconds, bool IsFirst, bool IsPromised, bool IsLate, int? Rating);

/// <summary>What happened in a period, to be counted in one way or another.</summary>
internal sealed record FigureFacts(IReadOnlyList<Fact> Opened, IReadOnlyList<Fact> Closed, IReadOnlyList<Fact> Rated, IReadOnlyList<Fact> Answers)
{
    public FigureTotals Totals => FigureTotals.Of(Opened, Closed, Rated, Answers);

    public static async Task<FigureFacts> LoadAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter, (DateTimeOffset From, DateTimeOffset To) span, int most)
    {
        return new FigureFacts(await ReadAsync(FigureKind.Opened), await ReadAsync(FigureKind.Closed), await ReadAsync(FigureKind.Rated), await ReadAsync(FigureKind.Answers));

        async Task<IReadOnlyList<Fact>> ReadAsync(FigureKind kind) => await db.Entries(workspace, filter, kind, span)
            .OrderByDescending(e => e.At).Take(most)
            .Select(e => new Fact(e.At, e.ConversationId, e.BotId, e.By, e.Seconds, e.IsFirst, e.IsPromised, e.IsLate, e.Rating)).ToListAsync();
    }

    /// <summary>The totals alone, which take much less of each entry.</summary>
    public static async Task<FigureTotals> TotalsAsync(AppDbContext db, WorkspaceId workspace, FigureFilter filter, (DateTimeOffset From, DateTimeOffset To) span, int most)
    {
        IQueryable<FigureEntry> Of(FigureKind kind) => db.Entries(workspace, filter, kind, span).OrderByDescending(e => e.At).Take(most);
        var opened = await Of(FigureKind.Opened).CountAsync();
        var closed = await Of(FigureKind.Closed).Select(e => e.Seconds).ToListAsync();
        var ratings = await Of(FigureKind.Rated).Select(e => e.Rating ?? 0).ToListAsync();
        var answers = await Of(FigureKind.Answers).Select(e => new { e.Seconds, e.IsFirst, e.IsPromised, e.IsLate }).ToListAsync();
        return new FigureTotals(
            opened, closed.Count, answers.Count,
            Spread.Of(answers.Where(a => a.IsFirst).Select(a => a.Seconds ?? 0)), Spread.Of(closed.OfType<long>()),
            answers.Count(a => a.IsPromised), answers.Count(a => a is { IsPromised: true, IsLate: true }),
            ratings.Count, ratings.Count == 0 ? null : ratings.Average());
    }

    /// <summary>Whether some list is as long as it may be, so that older ones may be missing.</summary>
    public bool Reaches(int most) => new[] { Opened, Closed, Rated, Answers }.Any(list => list.Count >= most);

    /// <summary>The same numbers for each key; an entry may have several, or none.</summary>
    public IReadOnlyDictionary<TKey, FigureTotals> By<TKey>(Func<Fact, IEnumerable<TKey>> keysOf) where TKey : notnull
    {
        var (opened, closed, rated, answers) = (Split(Opened, keysOf), Split(Closed, keysOf), Split(Rated, keysOf), Split(Answers, keysOf));
        return new[] { opened, closed, rated, answers }.SelectMany(part => part.Keys).Distinct()
            .ToDictionary(key => key, key => FigureTotals.Of(At(opened, key), At(closed, key), At(rated, key), At(answers, key)));
    }

    private static Dictionary<TKey, List<Fact>> Split<TKey>(IEnumerable<Fact> facts, Func<Fact, IEnumerable<TKey>> keysOf) where TKey : notnull =>
        facts.SelectMany(fact => keysOf(fact).Select(key => (key, fact))).GroupBy(pair => pair.key, pair => pair.fact).ToDictionary(group => group.Key, group => group.ToList());

    private static List<Fact> At<TKey>(Dictionary<TKey, List<Fact>> parts, TKey key) where TKey : notnull => parts.GetValueOrDefault(key) ?? [];
}
