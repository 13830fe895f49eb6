using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Stripe;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Users;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Analytics;

/// <summary>
/// Six people whose sums are known by hand, on Thursday 20 May 2027, 12:00 UTC. Its thirty days are 21 April to 20 May.
/// <code>
/// 101  25 Apr, link Ads, es-mx, premium; seen 25 Apr, 5 May, 19 May 13:00. Used up 10 credits. Paid $7.99 on 5 May, $7.99 on 8 May ($3 went back on the 9th)
/// 102  3 May, link ads, es; seen 3 and 15 May. Paid 250 Stars on 6 May, left a checkout of $7.99 open on 7 May
/// 103  10 May, no link, en; not reachable
/// 104  18 May, link qr; seen 18 May. Paid $5 on 19 May, disputed that day
/// 105  30 March, no link, de; seen 30 March and 20 May 11:00. A pass of a month for $15: 10 April, renewed 1 May; runs on
/// 106  12 May in a group, never started; not reachable
/// A second pass ended on 2 May. A broadcast of 4 May reached 101 (pressed) and 102, and failed for 103.
/// </code>
/// </summary>
internal sealed class SmallWorkspace(RunningApp app, HandClock clock) : IAsyncDisposable
{
    private static readonly WorkspaceId Home = WorkspaceId.Default;

    public RunningApp App => app;

    public HandClock Clock => clock;

    public DayPeriod Month => DayPeriod.Last(30, clock.GetUtcNow(), TimeZoneInfo.Utc);

    public BotId Bot { get; private set; }

    /// <summary>The same, as people in Telegram have it.</summary>
    public SandboxBot Phone { get; private set; } = null!;

    public static async Task<SmallWorkspace> OpenAsync(DatabaseProvider provider)
    {
        var clock = new HandClock(At(5, 20, 12));
        var workspace = new SmallWorkspace(await RunningApp.StartAsync(provider, clock), clock);
        workspace.Phone = await workspace.App.AddBotAsync("figures_bot");
        workspace.Bot = new BotId(workspace.Phone.Id);
        await workspace.App.Storage.WriteAsync(Home, workspace.FillAsync);
        return workspace;
    }

    public static DateTimeOffset At(int month, int day, int hour = 9) => new(2027, month, day, hour, 0, 0, TimeSpan.Zero);

    /// <summary>The answer to a plain question.</summary>
    public async Task<long> AskAsync(string sql)
    {
        await using var db = app.Storage.Read(Home);
        return (await db.QueryAsync(sql, _ => { }, row => Convert.ToInt64(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)))[0];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task FillAsync(AppDbContext db)
    {
        Person(db, 101, At(4, 25), At(5, 19, 13), "Ads", "es-mx", isPremium: true, seen: [At(4, 25), At(5, 5), At(5, 19)]);
        Person(db, 102, At(5, 3), At(5, 15), "ads", "es", seen: [At(5, 3), At(5, 15)]);
        Person(db, 103, At(5, 10), At(5, 10), null, "en", isReachable: false);
        Person(db, 104, At(5, 18), At(5, 18), "qr", null, seen: [At(5, 18)]);
        Person(db, 105, At(3, 30), At(5, 20, 11), null, "de", seen: [At(3, 30), At(5, 20)]);
        Person(db, 106, At(5, 12), At(5, 12), null, null, isReachable: false, isStarted: false);
        var accounts = new Dictionary<long, CreditAccount>();
        foreach (var person in new long[] { 101, 102, 103, 104, 105 })
            accounts[person] = db.Set<CreditAccount>().Add(new CreditAccount { WorkspaceId = Home, TelegramUserId = person, CreatedAt = At(5, 1) }).Entity;
        await db.SaveChangesAsync();
        Entry(db, accounts[101].Id, EntryKind.Bonus, 10, 10, At(4, 25));
        Entry(db, accounts[101].Id, EntryKind.Spend, -10, 0, At(4, 25, 10));
        Entry(db, accounts[102].Id, EntryKind.Spend, -7, 3, At(5, 4));
        Payment(db, accounts[105], 1500, At(4, 10), PaymentState.Granted, PaymentOrigin.Purchase, subscription: "sub_1");
        Payment(db, accounts[105], 1500, At(5, 1), PaymentState.Granted, PaymentOrigin.Renewal, subscription: "sub_1");
        Payment(db, accounts[101], 799, At(5, 5), PaymentState.Granted);
        Payment(db, accounts[102], 250, At(5, 6), PaymentState.Granted, provider: PaymentProvider.Stars);
        Payment(db, accounts[102], 799, null, PaymentState.Open);
        var refunded = Payment(db, accounts[101], 799, At(5, 8), PaymentState.PartlyRefunded, refunded: 300);
        var disputed = Payment(db, accounts[104], 500, At(5, 19), PaymentState.Disputed, PaymentOrigin.Link);
        await db.SaveChangesAsync();
        db.Refunds.Add(new Refund { WorkspaceId = Home, PaymentId = refunded.Id, Amount = 300, Credits = 0, State = RefundState.Done, CreatedAt = At(5, 9), SettledAt = At(5, 9) });
        db.Disputes.Add(new Dispute { WorkspaceId = Home, PaymentId = disputed.Id, StripeDisputeId = "du_1", Amount = 500, Currency = "USD", Reason = "fraudulent", Status = "needs_response", CreatedAt = At(5, 19, 10) });
        Subscription(db, accounts[105], "sub_1", "active", At(4, 10), At(6, 1));
        Subscription(db, accounts[104], "sub_2", "canceled", At(3, 1), At(5, 2));
        await MessagesAsync(db);
        await BroadcastAsync(db);
        await MessageAsync(db, DeliveryState.Failed, At(4, 1), "Forbidden: bot was blocked by the user");
        await MessageAsync(db, DeliveryState.Sent, At(5, 1));
        await MessageAsync(db, DeliveryState.Sent, At(5, 2));
        await MessageAsync(db, DeliveryState.Failed, At(5, 3), "Forbidden: bot was blocked by the user");
        await MessageAsync(db, DeliveryState.Failed, At(5, 4), "Bad Request: chat not found");
        await MessageAsync(db, DeliveryState.Unknown, At(5, 5));
    }

    private void Person(AppDbContext db, long id, DateTimeOffset from, DateTimeOffset last, string? link, string? language, bool isPremium = false, bool isReachable = true, bool isStarted = true, DateTimeOffset[]? seen = null)
    {
        db.KnownPeople.Add(new KnownPerson
        {
            WorkspaceId = Home, TelegramUserId = id, Language = language, IsPremium = isPremium, IsReachable = isReachable, FirstSeenAt = from, LastSeenAt = last, StartedAt = isStarted ? from : null, StartLink = link,
        });
        db.BotUsers.Add(new BotUser { WorkspaceId = Home, BotId = Bot, TelegramUserId = id, FirstName = $"Person {id}", FirstSeenAt = from, LastSeenAt = last });
        foreach (var day in seen ?? [])
            db.Set<ActiveDay>().Add(new ActiveDay { WorkspaceId = Home, BotId = Bot, TelegramUserId = id, Day = new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero) });
    }

    private static void Entry(AppDbContext db, long account, EntryKind kind, long amount, long after, DateTimeOffset at) =>
        db.Set<CreditEntry>().Add(new CreditEntry { WorkspaceId = Home, AccountId = account, Kind = kind, Amount = amount, BalanceAfter = after, Source = $"test:{Guid.NewGuid():N}", CreatedAt = at });

    private Payment Payment(AppDbContext db, CreditAccount account, long amount, DateTimeOffset? paidAt, PaymentState state, PaymentOrigin origin = PaymentOrigin.Purchase, PaymentProvider provider = PaymentProvider.Stripe, long refunded = 0, string? subscription = null) =>
        db.Payments.Add(new Payment
        {
            WorkspaceId = Home, Token = Guid.NewGuid().ToString("N"), AccountId = account.Id, TelegramUserId = account.TelegramUserId, BotId = Bot, ProductId = subscription is null ? 1 : 2,
            ProductName = subscription is null ? "25 credits" : "A month", PassLength = subscription is null ? 0 : 1, PassUnit = PassUnit.Month, Provider = provider, Origin = origin, IsLive = false,
            Currency = provider == PaymentProvider.Stars ? "XTR" : "USD", Amount = amount, AmountPaid = paidAt is null ? null : amount, AmountRefunded = refunded, State = state, SubscriptionId = subscription,
            CreatedAt = paidAt ?? At(5, 7), PaidAt = paidAt, GrantedAt = paidAt,
        }).Entity;

    private void Subscription(AppDbContext db, CreditAccount account, string id, string status, DateTimeOffset from, DateTimeOffset until) => db.Subscriptions.Add(new Subscription
    {
        WorkspaceId = Home, AccountId = account.Id, BotId = Bot, ProductId = 2, StripeSubscriptionId = id, IsLive = false, Status = status, CurrentPeriodEnd = until, CreatedAt = from,
    });

    private async Task MessagesAsync(AppDbContext db)
    {
        var talk = db.Conversations.Add(new Conversation { WorkspaceId = Home, BotId = Bot, ChatId = 101, Title = "Person 101", SearchText = "person 101", State = ConversationState.Closed, LastMessageAt = At(5, 6) }).Entity;
        await db.SaveChangesAsync();
        foreach (var (text, kind, at) in new[]
        {
            ("/help", MessageKind.Text, At(4, 2)), ("/help", MessageKind.Text, At(5, 5)), ("/help@figures_bot now", MessageKind.Text, At(5, 5)), ("/Help\nme", MessageKind.Text, At(5, 5)), ("hello", MessageKind.Text, At(5, 5)),
            ("Buy", MessageKind.ButtonPress, At(5, 6)), ("Buy", MessageKind.ButtonPress, At(5, 6)), ("/start ads", MessageKind.Text, At(5, 6)),
        })
        {
            db.ConversationMessages.Add(new ConversationMessage { WorkspaceId = Home, ConversationId = talk.Id, Author = MessageAuthor.Person, Kind = kind, Text = text, SentAt = at });
            await db.SaveChangesAsync();
        }
    }

    private async Task BroadcastAsync(AppDbContext db)
    {
        var sale = db.Broadcasts.Add(new Broadcast { WorkspaceId = Home, Name = "Sale", State = BroadcastState.Finished, Audience = "{}", Variants = "[]", Timing = "{}", CreatedAt = At(5, 4), ChangedAt = At(5, 4), StartedAt = At(5, 4), FinishedAt = At(5, 4, 10) }).Entity;
        await db.SaveChangesAsync();
        db.Recipients.Add(new Recipient { WorkspaceId = Home, BroadcastId = sale.Id, TelegramUserId = 101, BotId = Bot, State = RecipientState.Sent, SentAt = At(5, 4), PressedAt = At(5, 4, 10) });
        db.Recipients.Add(new Recipient { WorkspaceId = Home, BroadcastId = sale.Id, TelegramUserId = 102, BotId = Bot, State = RecipientState.Sent, SentAt = At(5, 4) });
        db.Recipients.Add(new Recipient { WorkspaceId = Home, BroadcastId = sale.Id, TelegramUserId = 103, BotId = Bot, State = RecipientState.Failed, Error = "Forbidden: bot was blocked by the user" });
        await db.SaveChangesAsync();
    }

    // One after the other: messages are numbered in the order in which they came.
    private Task MessageAsync(AppDbContext db, DeliveryState state, DateTimeOffset at, string? error = null)
    {
        db.OutboxMessages.Add(new OutboxMessage { WorkspaceId = Home, BotId = Bot, ChatId = 101, Method = "sendMessage", Parameters = "{}", Lane = Lane.Bulk, State = state, Error = error, CreatedAt = at, FinishedAt = at });
        return db.SaveChangesAsync();
    }
}
