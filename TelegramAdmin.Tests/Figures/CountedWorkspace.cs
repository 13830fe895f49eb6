using System.Globalization;
using TelegramAdmin.Core.Channels;
using TelegramAdmin.Core.Channels.Posts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Storage.Rollups;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Figures;

/// <summary>
/// Rows of every slice around the borders of days, Thursday 20 May 2027, 20:40 UTC, when it is the 21st in Tokyo already and the 20th in New York. At each
/// moment <c>n</c> of everything: messages in (2n), sent (3n) and failed, an update given up, people, visits, answers, payments of $7.99 and one of
/// €5.00 and 250 Stars, each begun two hours before and granted three hours after it was paid, credits, views and posts.
/// </summary>
internal sealed class CountedWorkspace(RunningApp app, BotId bot) : IAsyncDisposable
{
    private static readonly WorkspaceId Home = WorkspaceId.Default;

    private static readonly (string At, int Count)[] Happened =
        [("13 10:15", 1), ("14 03:30", 2), ("19 02:10", 1), ("19 16:20", 2), ("20 03:45", 1), ("20 04:30", 3), ("20 14:50", 2), ("20 15:10", 1), ("20 20:05", 2)];

    private int _number = 700_000;

    public RunningApp App => app;

    public static DateTimeOffset Now { get; } = Moment("20 20:40");

    public static async Task<CountedWorkspace> OpenAsync(DatabaseProvider provider)
    {
        var app = await RunningApp.StartAsync(provider, new HandClock(Now));
        var bot = await app.AddBotAsync("counted_bot");
        var workspace = new CountedWorkspace(app, new BotId(bot.Id));
        foreach (var (at, count) in Happened)
            await app.Storage.WriteAsync(Home, db => workspace.HappenAsync(db, Moment(at), count));
        return workspace;
    }

    /// <summary>What plain SQL says of a span; 0 where it says nothing.</summary>
    public async Task<double> AskAsync(string sql, DateTimeOffset from, DateTimeOffset to)
    {
        await using var db = app.Storage.ReadAll();
        var rows = await db.QueryAsync(sql, command =>
        {
            if (!sql.Contains("@from", StringComparison.Ordinal))
                return;
            command.Bind(app.Storage.Provider, "@from", from);
            command.Bind(app.Storage.Provider, "@to", to);
        }, row => row.IsDBNull(0) ? 0 : Convert.ToDouble(row.GetValue(0), CultureInfo.InvariantCulture));
        return rows.Single();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static DateTimeOffset Moment(string dayAndTime) =>
        DateTimeOffset.ParseExact($"2027-05-{dayAndTime} +00:00", "yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private async Task HappenAsync(AppDbContext db, DateTimeOffset at, int count)
    {
        await db.Session.AddAsync(Counts(at, (Metric.MessagesIn, 2 * count), (Metric.MessagesOut, 3 * count), (Metric.MessagesFailed, count), (Metric.Errors, count + 1), (Metric.ActiveUsers, count), (Metric.NewUsers, count)));
        for (var i = 0; i < count; i++)
            await PersonAsync(db, at, i);
        db.InboxUpdates.Add(new InboxUpdate { WorkspaceId = Home, BotId = bot, UpdateId = ++_number, Kind = "message", ChatId = _number, Payload = "{}", ReceivedAt = at, ProcessedAt = at, Error = "It broke." });
        var channel = await ChannelAsync(db, at);
        db.ChannelHours.Add(new ChannelHour { WorkspaceId = Home, ChannelId = channel, Hour = RollupPeriod.Hour.StartOf(at), Views = 100 * count });
        db.ChannelPosts.Add(new ChannelPost { WorkspaceId = Home, ChannelId = channel, MessageId = ++_number, PostedAt = at, Kind = PostKind.Text, Text = "News", SeenAt = at, CountedAt = at });
    }

    private async Task PersonAsync(AppDbContext db, DateTimeOffset at, int number)
    {
        var id = (long)++_number;
        db.KnownPeople.Add(new KnownPerson { WorkspaceId = Home, TelegramUserId = id, FirstSeenAt = at, LastSeenAt = at, StartedAt = at, IsReachable = number == 0 });
        db.BotUsers.Add(new BotUser { WorkspaceId = Home, BotId = bot, TelegramUserId = id, FirstName = $"Guest {id}", FirstSeenAt = at, LastSeenAt = at, StartedAt = at });
        db.Set<ActiveDay>().Add(new ActiveDay { WorkspaceId = Home, BotId = bot, Day = RollupPeriod.Day.StartOf(at), TelegramUserId = id });
        var talk = db.Conversations.Add(new Conversation { WorkspaceId = Home, BotId = bot, ChatId = id, Title = $"Guest {id}", SearchText = $"guest {id}", State = ConversationState.Open, LastMessageAt = at, WaitingSince = number == 0 ? at : null }).Entity;
        var account = db.Set<CreditAccount>().Add(new CreditAccount { WorkspaceId = Home, TelegramUserId = id, CreatedAt = at }).Entity;
        await db.SaveChangesAsync();
        var visit = db.ConversationVisits.Add(new ConversationVisit { WorkspaceId = Home, ConversationId = talk.Id, BotId = bot, OpenedAt = at, ClosedAt = number == 0 ? at : null }).Entity;
        await db.SaveChangesAsync();
        db.AnswerTimes.Add(new AnswerTime { WorkspaceId = Home, ConversationId = talk.Id, VisitId = visit.Id, BotId = bot, AskedAt = at, AnsweredAt = at.AddMinutes(2), Seconds = 60 + 60 * number, IsFirst = true, DueAt = at.AddMinutes(10), IsLate = number == 1 });
        for (var i = 0; i < 2; i++)
            db.ConversationMessages.Add(new ConversationMessage { WorkspaceId = Home, ConversationId = talk.Id, Author = MessageAuthor.Person, Kind = MessageKind.Text, Text = "Hello", SentAt = at });
        db.ConversationMessages.Add(new ConversationMessage { WorkspaceId = Home, ConversationId = talk.Id, Author = MessageAuthor.Person, Kind = MessageKind.ButtonPress, Text = "Buy", SentAt = at });
        for (var i = 0; i < 3; i++)
            Message(db, id, DeliveryState.Sent, at);
        Message(db, id, DeliveryState.Failed, at);
        db.CreditEntries.Add(new CreditEntry { WorkspaceId = Home, AccountId = account.Id, Kind = EntryKind.Spend, Amount = -2, BalanceAfter = 0, Source = $"test:{id}", BotId = bot, CreatedAt = at });
        var paid = Payment(db, account, at, 799, "USD");
        Payment(db, account, at, 250, "XTR");
        Payment(db, account, null, 1499, "USD", at);
        if (number == 0)
            Payment(db, account, at, 500, "EUR");
        await db.SaveChangesAsync();
        db.Refunds.Add(new Refund { WorkspaceId = Home, PaymentId = paid.Id, Amount = 100, Credits = 0, State = RefundState.Done, CreatedAt = at.AddHours(-1), SettledAt = at });
    }

    private void Message(AppDbContext db, long chat, DeliveryState state, DateTimeOffset at) => db.OutboxMessages.Add(new OutboxMessage
    {
        WorkspaceId = Home, BotId = bot, ChatId = chat, Method = "sendMessage", Parameters = "{}", Lane = Lane.Reply, State = state, Error = state == DeliveryState.Failed ? "Bad Request: chat not found" : null, CreatedAt = at, FinishedAt = at,
    });

    private Payment Payment(AppDbContext db, CreditAccount account, DateTimeOffset? paidAt, long amount, string currency, DateTimeOffset? failedAt = null) => db.Payments.Add(new Payment
    {
        WorkspaceId = Home, Token = Guid.NewGuid().ToString("N"), AccountId = account.Id, TelegramUserId = account.TelegramUserId, BotId = bot, ProductId = 1, ProductName = "25 credits", Credits = 25, IsLive = false,
        Provider = currency == "XTR" ? PaymentProvider.Stars : PaymentProvider.Stripe, Origin = PaymentOrigin.Purchase, Currency = currency, Amount = amount, AmountPaid = paidAt is null ? null : amount, Fee = currency == "XTR" || paidAt is null ? null : 50,
        State = paidAt is null ? PaymentState.Failed : PaymentState.Granted, CreatedAt = (paidAt ?? failedAt!.Value).AddHours(-2), PaidAt = paidAt, GrantedAt = paidAt?.AddHours(3),
    }).Entity;

    private static async Task<long> ChannelAsync(AppDbContext db, DateTimeOffset at)
    {
        if (db.TrackedChannels.FirstOrDefault() is { } known)
            return known.Id;
        var channel = db.TrackedChannels.Add(new TrackedChannel { WorkspaceId = Home, Address = "counted_news", Title = "Counted news", State = ChannelState.Live, Members = 1200, AddedAt = at }).Entity;
        await db.SaveChangesAsync();
        return channel.Id;
    }

    private IEnumerable<Count> Counts(DateTimeOffset at, params (Metric Metric, int Value)[] counts) => counts.Select(c => new Count(Home, bot, c.Metric, at, c.Value));
}
