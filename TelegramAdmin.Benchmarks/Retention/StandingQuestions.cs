using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Benchmarks.Reporting;
using TelegramAdmin.Benchmarks.Running;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Analytics.Overview;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Jobs;
using TelegramAdmin.Core.Needs;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Benchmarks.Retention;

/// <summary>What the product and its open pages ask all the time. What is shared by all who look for a moment is asked anew.</summary>
internal sealed class StandingQuestions(Engine engine, BotId bot)
{
    /// <summary>Jobs of the database alone. The others ask Telegram, or write files; the books are compared with a Stripe that is switched off.</summary>
    private static readonly string[] Jobs =
        ["credit-expiry", "gifts", "remind-of-due", "wake-snoozed", "answer-waits", "channel-alerts-tidy", "channel-thinning", "forget-notifications", "forget-captchas", "reconciliation"];

    private readonly IDatabase _storage = engine.Storage;

    /// <param name="rounds">After one that nobody counts.</param>
    /// <returns>Milliseconds of each, the median.</returns>
    public async Task<IReadOnlyDictionary<string, double>> AskAsync(int rounds)
    {
        var times = new Dictionary<string, double>();
        foreach (var (what, ask) in Pages.Concat(Work).Concat(Jobs.Select(Job)))
            times[what] = await TimeAsync(ask, rounds);
        return times;
    }

    /// <summary>The median of a few rounds, in milliseconds, after one that nobody counts.</summary>
    public static async Task<double> TimeAsync(Func<Task> ask, int rounds)
    {
        await ask();
        var times = new List<double>();
        for (; rounds > 0; rounds--)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return times.Median();
    }

    private IEnumerable<(string What, Func<Task> Ask)> Pages =>
    [
        ("inbox: first page", () => new ConversationList(_storage).ReadAsync(WorkspaceId.Default, new ConversationFilter())),
        ("inbox: counts of its views", () => new ConversationList(_storage).ReadCountsAsync(WorkspaceId.Default, 1)),
        ("inbox: one conversation", () => new ConversationReader(_storage).ReadAsync(WorkspaceId.Default, 1)),
        ("dashboard: people, 30 days", () => OverviewAsync(OverviewTheme.People)),
        ("dashboard: conversations, 30 days", () => OverviewAsync(OverviewTheme.Conversations)),
        ("dashboard: delivery, 30 days", () => OverviewAsync(OverviewTheme.Delivery)),
        ("dashboard: money, 30 days", () => OverviewAsync(OverviewTheme.Money)),
        ("frame of each page, each second", StatusAsync),
        ("what needs a person: payments, messages, updates", NeedsAsync),
        ("messages: first page", () => new MessageReader(_storage).ListAsync(WorkspaceId.Default, new MessageFilter())),
        ("messages: those that failed", () => new MessageReader(_storage).ListAsync(WorkspaceId.Default, new MessageFilter { States = [DeliveryState.Failed] })),
        ("search: a word in 1 of 5,000", () => SearchAsync("word123")),
        ("search: a word in half of them", () => SearchAsync("order")),
    ];

    private IEnumerable<(string What, Func<Task> Ask)> Work =>
    [
        ("queue: read what waits", () => new QueueReader(_storage).ReadAsync(bot, Lane.Bulk, [], default)),
        ("queue: claim fifty and give them back", ClaimAsync),
        ("dispatcher: refill", RefillAsync),
        ("rollup: count one update", () => _storage.WriteAsync(null, db => db.Session.AddAsync(new Count(WorkspaceId.Default, bot, Metric.Updates, DateTimeOffset.UtcNow)))),
        ("search: look for what is new", () => engine.Service<SearchKeeper>().RunOnceAsync()),
    ];

    private (string What, Func<Task> Ask) Job(string name) =>
        ($"job: {name}", () => engine.Service<JobRunner>().Jobs.Single(j => j.Name == name).RunAsync(CancellationToken.None));

    private Task OverviewAsync(OverviewTheme theme) => new OverviewReader(_storage, engine.Service<SettingsStore>(), engine.Service<EngineOptions>(), TimeProvider.System)
        .ReadAsync(WorkspaceId.Default, null, theme, OverviewPeriod.Month);

    private async Task StatusAsync()
    {
        using var status = new LiveStatus(_storage, engine.Service<LiveMeter>(), engine.Service<EventBus>(), TimeProvider.System);
        await status.ReadAsync(WorkspaceId.Default);
    }

    private async Task NeedsAsync()
    {
        foreach (var source in new INeedSource[] { new PaymentNeeds(_storage, TimeProvider.System), new DeliveryNeeds(_storage), new UpdateNeeds(_storage, TimeProvider.System) })
            await source.ReadAsync(WorkspaceId.Default);
    }

    private async Task SearchAsync(string words)
    {
        var (reader, query) = (new SearchReader(_storage), new SearchQuery(words));
        await reader.ReadAsync(WorkspaceId.Default, query);
        await reader.CountAsync(WorkspaceId.Default, query);
    }

    private async Task ClaimAsync()
    {
        var some = (await new QueueReader(_storage).ReadAsync(bot, Lane.Bulk, [], default)).Waiting.Take(50).ToList();
        var run = engine.Service<EngineRun>();
        var (claim, unclaim) = (new ClaimMessages(run), new UnclaimMessages(run));
        await Task.WhenAll(some.Select(m => _storage.AppendAsync(claim, m)));
        await Task.WhenAll(some.Select(m => _storage.AppendAsync(unclaim, m)));
    }

    // As UpdateDispatcher asks, whose own question is its secret.
    private async Task RefillAsync()
    {
        await using var db = _storage.ReadAll();
        await db.InboxUpdates.Where(u => u.ProcessedAt == null).OrderBy(u => u.Id).Take(UpdateWindow.Capacity).Select(u => new { u.Id, u.BotId, u.ChatId, u.Kind, u.Payload, u.ReceivedAt, u.Attempts, u.NotBefore }).ToListAsync();
    }
}
