using System.Globalization;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Dashboard;

/// <summary>
/// A small workspace whose sums are known. Saturday 27 March 2027, 14:20 UTC; <c>n</c> of everything happened last Saturday at 9:30 (1) and 14:10 (2),
/// yesterday at 9:30 (2) and 15:30 (1), today at 9:30 (3) and 14:05 (1). Of each n: 5n messages in, 7n out, n failed, n new people, n
/// conversations opened and closed, n first answers of 60n seconds, 2n credits used, n payments of $7.99 and one of 250 Stars.
/// </summary>
internal sealed class BusyWorkspace(RunningApp app, HandClock clock, SandboxBot bot, long payer) : IAsyncDisposable
{
    private static readonly (string At, int Count)[] Happened =
        [("20 09:30", 1), ("20 14:10", 2), ("26 09:30", 2), ("26 15:30", 1), ("27 09:30", 3), ("27 14:05", 1)];

    private int _people = 900_000;

    public RunningApp App => app;

    public SandboxBot Bot => bot;

    public static DateTimeOffset Moment(string dayAndTime) =>
        DateTimeOffset.ParseExact($"2027-03-{dayAndTime} +00:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    public static async Task<BusyWorkspace> OpenAsync(DatabaseProvider provider)
    {
        var clock = new HandClock(Moment("19 08:00"));
        var app = await RunningApp.StartAsync(provider, clock);
        var bot = await app.AddBotAsync("busy_bot");
        var payer = await app.AddPayerAsync(bot);
        var workspace = new BusyWorkspace(app, clock, bot, payer.Id);
        foreach (var (at, count) in Happened)
        {
            clock.GoTo(Moment(at));
            await workspace.HappenAsync(count);
        }
        clock.GoTo(Moment("27 14:20"));
        return workspace;
    }

    /// <summary>So many of everything, now.</summary>
    public async Task HappenAsync(int count)
    {
        var now = clock.GetUtcNow();
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            await db.Session.AddAsync(Counts(now, (Metric.MessagesIn, 5 * count), (Metric.MessagesOut, 7 * count), (Metric.MessagesFailed, count), (Metric.Errors, count + 1), (Metric.ActiveUsers, count)));
            for (var i = 0; i < count; i++)
                Meet(db, now);
            AddConversations(db, now, count);
            var channel = await ChannelAsync(db, now);
            db.ChannelHours.Add(new ChannelHour { WorkspaceId = WorkspaceId.Default, ChannelId = channel, Hour = RollupPeriod.Hour.StartOf(now), Views = 100 * count });
            var account = await app.Service<Ledger>().OpenAsync(db, WorkspaceId.Default, payer);
            db.CreditEntries.Add(new CreditEntry
            {
                WorkspaceId = WorkspaceId.Default, AccountId = account.Id, Kind = EntryKind.Spend, Amount = -2 * count, BalanceAfter = 0, Source = $"test:{now.UtcTicks}", BotId = new BotId(bot.Id), CreatedAt = now,
            });
        });
        for (var i = 0; i < count; i++)
            await app.AddPaymentAsync(bot, payer, PaymentState.Granted);
        await app.AddPaymentAsync(bot, payer, PaymentState.Granted, amount: 250, provider: PaymentProvider.Stars);
        await app.AddPaymentAsync(bot, payer, PaymentState.Failed, amount: 1499);
    }

    /// <summary>What plain SQL says of a span; null where it says nothing.</summary>
    public async Task<double?> AskAsync(string sql, DateTimeOffset from, DateTimeOffset to)
    {
        await using var db = app.Storage.ReadAll();
        var rows = await db.QueryAsync(sql, command =>
        {
            command.Bind(app.Storage.Provider, "@from", from);
            command.Bind(app.Storage.Provider, "@to", to);
        }, row => row.IsDBNull(0) ? (double?)null : Convert.ToDouble(row.GetValue(0), CultureInfo.InvariantCulture));
        return rows.Single();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IEnumerable<Count> Counts(DateTimeOffset at, params (Metric Metric, int Value)[] counts) =>
        counts.Select(c => new Count(WorkspaceId.Default, new BotId(bot.Id), c.Metric, at, c.Value));

    private void Meet(AppDbContext db, DateTimeOffset now)
    {
        var id = ++_people;
        db.KnownPeople.Add(new KnownPerson { WorkspaceId = WorkspaceId.Default, TelegramUserId = id, FirstSeenAt = now, LastSeenAt = now, StartedAt = now });
        db.BotUsers.Add(new BotUser { WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), TelegramUserId = id, FirstName = "Guest", FirstSeenAt = now, LastSeenAt = now, StartedAt = now });
        db.Set<ActiveDay>().Add(new ActiveDay { WorkspaceId = WorkspaceId.Default, BotId = new BotId(bot.Id), Day = RollupPeriod.Day.StartOf(now), TelegramUserId = id });
    }

    private void AddConversations(AppDbContext db, DateTimeOffset now, int count)
    {
        for (var i = 0; i < count; i++)
        {
            db.ConversationVisits.Add(new ConversationVisit { WorkspaceId = WorkspaceId.Default, ConversationId = 1, BotId = new BotId(bot.Id), OpenedAt = now, ClosedAt = now });
            db.AnswerTimes.Add(new AnswerTime
            {
                WorkspaceId = WorkspaceId.Default, ConversationId = 1, VisitId = 1, BotId = new BotId(bot.Id), AskedAt = now, AnsweredAt = now.AddMinutes(count), Seconds = 60 * count, IsFirst = true,
                DueAt = now.AddMinutes(10), IsLate = i == 0,
            });
        }
    }

    private static async Task<long> ChannelAsync(AppDbContext db, DateTimeOffset now)
    {
        if (db.TrackedChannels.FirstOrDefault() is { } known)
            return known.Id;
        var channel = db.TrackedChannels.Add(new TrackedChannel { WorkspaceId = WorkspaceId.Default, Address = "busy_news", Title = "Busy news", State = ChannelState.Live, Members = 1200, AddedAt = now }).Entity;
        await db.SaveChangesAsync();
        return channel.Id;
    }
}
