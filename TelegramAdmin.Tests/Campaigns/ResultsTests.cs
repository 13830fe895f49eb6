using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Campaigns.Results;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Campaigns;

/// <summary>A small campaign that was counted by hand.</summary>
public sealed class ResultsTests
{
    private static readonly DateTimeOffset Sent = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory, OnBothDatabases]
    public async Task Results_AreThoseOfEachPersonsOwnWindow_WithTheHoldOutBeside(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var mail = await Mailroom.OpenAsync(app);
        var broadcast = await mail.BeginAsync(Mailroom.Message("Spring"));
        await app.Storage.WriteAsync(WorkspaceId.Default, async db =>
        {
            db.Attach(broadcast).Entity.StartedAt = Sent;
            var book = new Past(app, db, mail.BotId, broadcast.Id);
            // A: 1 replies and buys within a day and once more within three, 2 blocks later and opts out, 3 replied before.
            await book.ReachAsync(1, "A", Sent, pressed: ["0.0", "0.1"]);
            await book.ReachAsync(2, "A", Sent, pressed: ["0.0"], hasOptedOut: true);
            await book.ReachAsync(3, "A", Sent.AddHours(2));
            await book.SaysAsync(1, Sent.AddHours(5), "thank you");
            await book.SaysAsync(1, Sent.AddHours(6), "and again");
            await book.SaysAsync(2, Sent.AddHours(1), "/help");
            await book.SaysAsync(3, Sent.AddHours(1), "before it came");
            await book.BuysAsync(1, Sent.AddHours(3), 799, "USD");
            await book.BuysAsync(1, Sent.AddDays(2), 250, Currencies.Stars);
            await book.SpendsAsync(1, Sent.AddHours(4), 3);
            await book.SpendsAsync(1, Sent.AddDays(5), 4);
            book.Blocks(2, Sent.AddDays(1));
            book.Blocks(3, Sent.AddDays(-1)); // Known before: not by this.
            // B: 4 has a window of their own, later; 5 could not be reached and does not count.
            await book.ReachAsync(4, "B", Sent.AddDays(3));
            await book.ReachAsync(5, "B", null, state: RecipientState.Failed);
            await book.BuysAsync(4, Sent.AddDays(3.5), 500, "USD");
            await book.BuysAsync(5, Sent.AddHours(1), 900, "USD");
            // Held back: counted from the start.
            await book.ReachAsync(6, null, null, state: RecipientState.HeldOut);
            await book.SpendsAsync(6, Sent.AddHours(20), 2);
            await book.BuysAsync(6, Sent.AddDays(6), 100, "USD");
        });

        var day = (await ReadAsync(app, broadcast, 1))!;
        var (a, b) = (day.Variants[0], day.Variants[1]);
        Assert.Equal(("A", 3L, 2L, 1L, 1L, 1L, 3L), (a.Variant, a.People, a.Pressed, a.OptedOut, a.BlockedSince, a.Replied, a.CreditsSpent));
        Assert.Equal([new PressedButton("0.0", 2), new PressedButton("0.1", 1)], a.Buttons);
        Assert.Equal([new Sales("USD", 1, 1, 799)], a.Sales);
        Assert.Equal(("B", 1L, 0L, 0L), (b.Variant, b.People, b.Pressed, b.Replied));
        Assert.Equal([new Sales("USD", 1, 1, 500)], b.Sales);
        Assert.Equal((1L, 2L, 0), (day.HeldOut!.People, day.HeldOut.CreditsSpent, day.HeldOut.Sales.Count));

        var week = (await ReadAsync(app, broadcast, 7))!;
        Assert.Equal([new Sales("USD", 1, 1, 799), new Sales(Currencies.Stars, 1, 1, 250)], week.Variants[0].Sales);
        Assert.Equal((7L, 2L), (week.Variants[0].CreditsSpent, week.HeldOut!.CreditsSpent));
        Assert.Equal([new Sales("USD", 1, 1, 100)], week.HeldOut.Sales);
        Assert.Null(await app.Service<BroadcastResults>().ReadAsync(new WorkspaceId(99), broadcast.Id, 1)); // Of somebody else.
    }

    private static Task<BroadcastOutcome?> ReadAsync(RunningApp app, Broadcast broadcast, int days) => app.Service<BroadcastResults>().ReadAsync(WorkspaceId.Default, broadcast.Id, days);

    private sealed class Past(RunningApp app, AppDbContext db, BotId bot, long broadcast)
    {
        private static readonly WorkspaceId Ours = WorkspaceId.Default;

        private int _entries;

        public async Task ReachAsync(long person, string? variant, DateTimeOffset? at, RecipientState state = RecipientState.Sent, IReadOnlyList<string>? pressed = null, bool hasOptedOut = false)
        {
            var row = db.Recipients.Add(new Recipient
            {
                WorkspaceId = Ours, BroadcastId = broadcast, TelegramUserId = person, BotId = bot, Variant = variant, State = state, SentAt = at,
                PressedAt = pressed is null ? null : at, OptedOutAt = hasOptedOut ? at : null,
            }).Entity;
            await db.SaveChangesAsync();
            db.ButtonPresses.AddRange((pressed ?? []).Select(b => new ButtonPress { WorkspaceId = Ours, BroadcastId = broadcast, RecipientId = row.Id, Button = b, At = at!.Value }));
        }

        public async Task SaysAsync(long person, DateTimeOffset at, string text)
        {
            var conversation = await ConversationHeads.FindAsync(db, bot, person) ?? db.Conversations.Add(new Conversation { WorkspaceId = Ours, BotId = bot, ChatId = person, Title = "x", SearchText = "x", State = ConversationState.Open, LastMessageAt = at }).Entity;
            await db.SaveChangesAsync();
            db.ConversationMessages.Add(new ConversationMessage { WorkspaceId = Ours, ConversationId = conversation.Id, Author = MessageAuthor.Person, Kind = MessageKind.Text, Text = text, SentAt = at });
            await db.SaveChangesAsync();
        }

        public async Task BuysAsync(long person, DateTimeOffset at, long amount, string currency)
        {
            var account = await app.Service<Ledger>().OpenAsync(db, Ours, person);
            db.Payments.Add(new Payment
            {
                WorkspaceId = Ours, Token = Guid.NewGuid().ToString("N"), AccountId = account.Id, TelegramUserId = person, BotId = bot, ProductId = 1, ProductName = "25 credits", Credits = 25,
                Provider = PaymentProvider.Stripe, Origin = PaymentOrigin.Purchase, IsLive = false, Currency = currency, Amount = amount, AmountPaid = amount, State = PaymentState.Granted, CreatedAt = at, PaidAt = at, GrantedAt = at,
            });
        }

        public async Task SpendsAsync(long person, DateTimeOffset at, long credits)
        {
            var account = await app.Service<Ledger>().OpenAsync(db, Ours, person);
            db.CreditEntries.Add(new CreditEntry { WorkspaceId = Ours, AccountId = account.Id, Kind = EntryKind.Spend, Amount = -credits, BalanceAfter = 0, Source = $"test:{person}:{_entries++}", CreatedAt = at });
        }

        public void Blocks(long person, DateTimeOffset at) => db.Reachability.Add(new Reachability { WorkspaceId = Ours, BotId = bot, ChatId = person, IsReachable = false, Reason = "blocked", Since = at });
    }
}
