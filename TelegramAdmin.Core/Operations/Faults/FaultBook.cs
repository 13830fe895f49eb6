using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Webhooks;

namespace TelegramAdmin.Core.Operations.Faults;

/// <summary>Everything that went wrong, grouped by cause: what the rows of each slice say, and what the program wrote into its log.</summary>
public sealed class FaultBook(IDatabase database, TimeProvider time)
{
    /// <summary>Of each source only its newest are grouped, so that a flood of them stays cheap to look at.</summary>
    private const int MostRows = 5_000;
    private const int MostSamples = 20;

    /// <summary>Where faults come from, as this workspace sees it: events of Stripe, jobs and the log are the server's, and name people and chats of all.</summary>
    public static IReadOnlyList<FaultSource> SourcesOf(WorkspaceId workspace) =>
        workspace == WorkspaceId.Default ? Enum.GetValues<FaultSource>() : [FaultSource.Update, FaultSource.Message, FaultSource.Webhook];

    /// <summary>Causes of the last so many days, the latest first.</summary>
    public async Task<IReadOnlyList<FaultGroup>> ReadAsync(WorkspaceId workspace, int days, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var since = now - TimeSpan.FromDays(days);
        await using var db = database.Read(workspace);
        var facts = await FactsAsync(db, workspace, since, cancellation);
        var marks = await db.FaultMarks.ToListAsync(cancellation);
        return
        [
            .. facts.GroupBy(f => (f.Source, Words: FaultCauseKey.Words(f.Error)))
                .Select(g => FaultGroup.Of(g.Key.Source, g.Key.Words, [.. g], marks, since, now))
                .OrderByDescending(g => g.LastAt),
        ];
    }

    /// <summary>One cause with its latest cases; null where it did not happen in these days.</summary>
    public async Task<FaultDetails?> FindAsync(WorkspaceId workspace, FaultSource source, string cause, int days, CancellationToken cancellation = default)
    {
        var now = time.GetUtcNow();
        var since = now - TimeSpan.FromDays(days);
        await using var db = database.Read(workspace);
        var facts = (await FactsAsync(db, workspace, since, cancellation)).Where(f => f.Source == source && FaultCauseKey.Of(FaultCauseKey.Words(f.Error)) == cause).ToList();
        if (facts.Count == 0)
            return null;
        var marks = await db.FaultMarks.Where(m => m.Source == source && m.Cause == cause).ToListAsync(cancellation);
        return new FaultDetails(FaultGroup.Of(source, FaultCauseKey.Words(facts[0].Error), facts, marks, since, now), [.. facts.OrderByDescending(f => f.LastAt).Take(MostSamples)]);
    }

    /// <summary>How many causes nobody has looked after, in the last day.</summary>
    public async Task<int> CountNewAsync(WorkspaceId workspace, CancellationToken cancellation = default) =>
        (await ReadAsync(workspace, 1, cancellation)).Count(g => g.State == FaultState.New);

    /// <param name="state">New takes the mark away.</param>
    public Task MarkAsync(WorkspaceId workspace, FaultSource source, string cause, FaultState state, string by) => database.WriteAsync(workspace, async db =>
    {
        await db.FaultMarks.Where(m => m.Source == source && m.Cause == cause).ExecuteDeleteAsync();
        if (state != FaultState.New)
            db.FaultMarks.Add(new FaultMark { WorkspaceId = workspace, Source = source, Cause = ShortText.Cut(cause, 32), State = state, By = ShortText.Cut(by, 200), At = time.GetUtcNow() });
    });

    private static async Task<List<FaultFact>> FactsAsync(AppDbContext db, WorkspaceId workspace, DateTimeOffset since, CancellationToken cancellation) =>
    [
        .. await OfWorkspaceAsync(db, since, cancellation),
        .. workspace == WorkspaceId.Default ? await OfServerAsync(db, since, cancellation) : [],
    ];

    private static async Task<List<FaultFact>> OfWorkspaceAsync(AppDbContext db, DateTimeOffset since, CancellationToken cancellation)
    {
        var updates = await db.InboxUpdates.Where(u => u.Error != null && u.ReceivedAt >= since).OrderByDescending(u => u.Id).Take(MostRows)
            .Select(u => new FaultFact(FaultSource.Update, u.Id, u.ProcessedAt ?? u.ReceivedAt, u.Error!, u.Kind, u.BotId)).ToListAsync(cancellation);
        var messages = await db.OutboxMessages.Where(m => m.State == DeliveryState.Failed && m.FinishedAt >= since).OrderByDescending(m => m.Id).Take(MostRows)
            .Select(m => new FaultFact(FaultSource.Message, m.Id, m.FinishedAt!.Value, m.Error ?? "", m.Method, m.BotId)).ToListAsync(cancellation);
        var webhooks = await db.WebhookDeliveries.Where(d => d.State == WebhookDeliveryState.Failed && d.FinishedAt >= since).OrderByDescending(d => d.Id).Take(MostRows)
            .Select(d => new FaultFact(FaultSource.Webhook, d.Id, d.FinishedAt!.Value, d.LastError ?? "", d.EventType, null)).ToListAsync(cancellation);
        return [.. updates, .. messages, .. webhooks];
    }

    private static async Task<List<FaultFact>> OfServerAsync(AppDbContext db, DateTimeOffset since, CancellationToken cancellation)
    {
        var stripe = await db.StripeEvents.Where(e => e.Error != null && e.ReceivedAt >= since).OrderByDescending(e => e.Id).Take(MostRows)
            .Select(e => new FaultFact(FaultSource.Stripe, e.Id, e.ProcessedAt ?? e.ReceivedAt, e.Error!, e.Type, null)).ToListAsync(cancellation);
        var jobs = await db.JobRuns.Where(r => r.Error != null && r.FinishedAt >= since).OrderByDescending(r => r.Id).Take(MostRows)
            .Select(r => new FaultFact(FaultSource.Job, r.Id, r.FinishedAt, r.Error!, r.Job, null)).ToListAsync(cancellation);
        var log = await db.LogFaults.Where(f => f.LastAt >= since).OrderByDescending(f => f.LastAt).Take(MostRows).ToListAsync(cancellation);
        return
        [
            .. stripe, .. jobs,
            .. log.Select(f => new FaultFact(FaultSource.Log, 0, f.LastAt, f.Message, f.Category, null) { Count = f.Count, FirstAt = f.FirstAt }),
        ];
    }
}

/// <summary>One fault, or with the log all of an hour.</summary>
/// <param name="Id">Of its row; 0 with the log.</param>
/// <param name="What">A method, a kind of update, a type of event, a job, a class.</param>
public sealed record FaultFact(FaultSource Source, long Id, DateTimeOffset LastAt, string Error, string What, BotId? Bot)
{
    public int Count { get; init; } = 1;

    public DateTimeOffset FirstAt { get; init; } = LastAt;
}

/// <param name="Cause">Its key.</param>
/// <param name="Words">What they have in common.</param>
/// <param name="What">Where they happened, the commonest first.</param>
/// <param name="Line">How many in each step of the period, oldest first.</param>
public sealed record FaultGroup(
    FaultSource Source, string Cause, string Words, string Sample, IReadOnlyList<string> What, int Count, DateTimeOffset FirstAt, DateTimeOffset LastAt, FaultState State, IReadOnlyList<double> Line)
{
    private const int Steps = 24;

    /// <summary>Who said what it is; null while it is new.</summary>
    public FaultMark? Mark { get; init; }

    internal static FaultGroup Of(FaultSource source, string words, IReadOnlyList<FaultFact> facts, List<FaultMark> marks, DateTimeOffset since, DateTimeOffset now)
    {
        var cause = FaultCauseKey.Of(words);
        var line = new double[Steps];
        foreach (var fact in facts)
            line[Math.Clamp((int)((fact.LastAt - since) / (now - since) * Steps), 0, Steps - 1)] += fact.Count;
        var mark = marks.Find(m => m.Source == source && m.Cause == cause);
        var latest = facts.MaxBy(f => f.LastAt)!;
        return new FaultGroup(source, cause, words, latest.Error, [.. facts.GroupBy(f => f.What).OrderByDescending(g => g.Count()).Select(g => g.Key)],
            facts.Sum(f => f.Count), facts.Min(f => f.FirstAt), latest.LastAt, mark?.State ?? FaultState.New, line) { Mark = mark };
    }
}

/// <param name="Facts">The latest, newest first.</param>
public sealed record FaultDetails(FaultGroup Group, IReadOnlyList<FaultFact> Facts);
