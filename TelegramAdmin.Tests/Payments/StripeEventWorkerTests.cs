using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Payments.Stripe.Receiving;
using TelegramAdmin.Core.Payments.Stripe.Working;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Payments;

/// <summary>Events on a real database with a handler whose effect can be counted: it makes a workspace for each event.</summary>
public sealed class StripeEventWorkerTests
{
    [Theory, OnBothDatabases]
    public async Task Events_BetweenTwoWorkers_HaveTheirEffectOnceAndInOrder(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await Task.WhenAll(Enumerable.Range(1, 250).Select(i => scene.TakeAsync(i)));

        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            while (await scene.Worker().RunOnceAsync() > 0)
            {
            }
        }));

        var events = await scene.EventsAsync();
        Assert.All(events, e => Assert.True(e is { ProcessedAt: not null, Error: null, Attempts: 1 }, $"{e.EventId}: {e.Attempts} {e.Error}"));
        Assert.Equal(Enumerable.Range(1, 250), (await scene.EffectsAsync()).Order());
    }

    [Theory, OnBothDatabases]
    public async Task BadEvent_HoldsUpNoOther_IsTriedLaterAndLater_AndIsNeverLost(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        foreach (var i in Enumerable.Range(1, 5))
            await scene.TakeAsync(i);
        scene.Bad = 2;
        var started = scene.Clock.Now;

        Assert.Equal(5, await scene.Worker().RunOnceAsync());
        Assert.Equal([1, 3, 4, 5], await scene.EffectsAsync()); // What the failed handler wrote is gone with it.
        Assert.Equal(0, await scene.Worker().RunOnceAsync());
        var tries = new List<TimeSpan>();
        while (scene.Clock.Now < started.AddDays(4))
        {
            var next = (await scene.EventsAsync()).Single(e => e.EventId == "evt_2").NotBefore!.Value;
            tries.Add(next - scene.Clock.Now);
            scene.Clock.Now = next;
            Assert.Equal(1, await scene.Worker().RunOnceAsync());
        }

        Assert.Equal([1, 5, 30, 120, 600, 1800, 3600, 86400, 86400, 86400, 86400], tries.Select(t => t.TotalSeconds));
        Assert.Equal("InvalidOperationException: not yet", (await scene.EventsAsync()).Single(e => e.EventId == "evt_2").Error);
        scene.Bad = null;
        scene.Clock.Now = scene.Clock.Now.AddDays(2);
        Assert.Equal(1, await scene.Worker().RunOnceAsync());
        Assert.Equal([1, 2, 3, 4, 5], (await scene.EffectsAsync()).Order());
        Assert.All(await scene.EventsAsync(), e => Assert.True(e is { ProcessedAt: not null, Error: null, NotBefore: null }));
    }

    [Theory, OnBothDatabases]
    public async Task EventThatWasNotNotedAsProcessed_RunsTheHandlersAgain_AndAForeignOneNone(DatabaseProvider provider)
    {
        await using var scene = await Scene.OpenAsync(provider);
        await scene.TakeAsync(1);
        await scene.TakeAsync(2, isLive: true);
        await scene.Worker().RunOnceAsync();
        await scene.Storage.WriteAsync(null, db => db.StripeEvents.ExecuteUpdateAsync(e => e.SetProperty(x => x.ProcessedAt, (DateTimeOffset?)null)));

        Assert.Equal(2, await scene.Worker().RunOnceAsync());

        Assert.Equal([1, 1], scene.Handled);
        Assert.StartsWith("set aside", (await scene.EventsAsync()).Single(e => e.IsLive).Error, StringComparison.Ordinal);
    }

    private sealed class Scene : IStripeEventHandler, IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly OpenDatabase _open;
        private readonly EngineOptions _options = new() { Stripe = new StripeOptions { SecretKey = StripeCalls.Key, WebhookSecret = StripeCalls.Secret } };
        private readonly ConcurrentQueue<int> _handled = new();

        private Scene(TestDatabase database, OpenDatabase open) => (_database, _open, Bell) = (database, open, new StripeEventBell(new EventBus(NullLogger<EventBus>.Instance), Clock));

        public IDatabase Storage => _open.Storage;

        public SetClock Clock { get; } = new();

        public StripeEventBell Bell { get; }

        public int? Bad { get; set; }

        public IReadOnlyList<int> Handled => [.. _handled];

        public IReadOnlySet<string> Types { get; } = new HashSet<string> { "charge.succeeded" };

        public static async Task<Scene> OpenAsync(DatabaseProvider provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            return new Scene(database, await DatabaseReader.OpenAsync(database));
        }

        public async Task TakeAsync(int number, bool isLive = false)
        {
            var body = StripeCalls.Event($"evt_{number}", "charge.succeeded", $$"""{"amount":{{number}}}""", isLive);
            var taken = await new AcceptStripeEvent(Storage, new AppendStripeEvents(Bell), _options, Clock).RunAsync(Encoding.UTF8.GetBytes(body), StripeCalls.Sign(body, at: Clock.Now));
            Assert.True(taken.Value);
        }

        public StripeEventWorker Worker() =>
            new(Storage, new ProcessStripeEvent(Storage, [this], _options, Clock), Bell, _options, Clock, NullLogger<StripeEventWorker>.Instance);

        public async Task HandleAsync(StripeEventContext context)
        {
            var number = context.Object.GetProperty("amount").GetInt32();
            if (!await context.Db.Workspaces.AnyAsync(w => w.Id == new WorkspaceId(number)))
                context.Db.Workspaces.Add(new Workspace { Id = new WorkspaceId(number), Name = context.EventId, CreatedAt = context.Now });
            await context.Db.SaveChangesAsync();
            if (number == Bad)
                throw new InvalidOperationException("not yet");
            _handled.Enqueue(number);
        }

        public async Task<List<StripeEvent>> EventsAsync()
        {
            await using var db = _open.ReadAll();
            return await db.StripeEvents.OrderBy(e => e.Id).ToListAsync();
        }

        public async Task<List<int>> EffectsAsync()
        {
            await using var db = _open.ReadAll();
            return await db.Workspaces.OrderBy(w => w.Id).Select(w => w.Id.Value).ToListAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Bell.Dispose();
            await _open.DisposeAsync();
            await _database.DisposeAsync();
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
