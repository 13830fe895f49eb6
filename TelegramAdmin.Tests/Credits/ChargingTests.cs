using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class ChargingTests
{
    private const string Explosive = "this one fails";

    [Theory, OnBothDatabases]
    public async Task Messages_CostWhatTheirKindCostsInThePersonsTier_AndNothingWithAPass(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider, free: 50);
        await TierAsync(app, "Usual", new() { [MessageKind.Text] = 1, [MessageKind.Photo] = 2, [MessageKind.Voice] = 3 }, isDefault: true);
        var dear = await TierAsync(app, "Dear", new() { [MessageKind.Text] = 5, [MessageKind.Photo] = 0 });
        var bot = await app.AddBotAsync("prices_bot");
        var phone = Phone.Of(app, bot);
        var (ana, id) = (phone.Person, phone.Person.Id);
        var first = ana.SendText(bot, "one");
        var desk = await Desk.OpenAsync(app, bot, ana);
        await desk.RecordedAsync(ana.SendPhoto(bot));
        await desk.RecordedAsync(ana.SendVoice(bot));
        await desk.RecordedAsync(ana.SendSticker(bot));
        foreach (var picture in ana.SendAlbum(bot, "two", 2))
            await desk.RecordedAsync(picture);
        await phone.WriteAsync("""
            "dice":{"emoji":"🎲","value":6}
            """);
        Assert.Equal([50L, -1, -2, -3, -1, -2, -2, -1], await AmountsAsync(phone));

        await phone.AskAsync("/help");
        await phone.AskAsync("/nonsense");
        ana.Edit(bot, first.Id, "one, corrected");
        await phone.ForgeAsync("balance");
        foreach (var service in new[] { "\"new_chat_title\":\"x\"", "\"message_auto_delete_timer_changed\":{\"message_auto_delete_time\":60}", "\"write_access_allowed\":{}", "\"something_of_tomorrow\":{}" })
            await phone.WriteAsync(service);
        Assert.Equal(8, (await phone.EntriesAsync()).Count);

        Assert.Null((await app.Service<MoveToTier>().RunAsync(WorkspaceId.Default, id, dear)).Failure);
        await desk.RecordedAsync(ana.SendText(bot, "dear"));
        await desk.RecordedAsync(ana.SendPhoto(bot));
        Assert.Null((await app.Service<GivePass>().RunAsync(WorkspaceId.Default, id, 1, PassUnit.Day, "a present", "pass")).Failure);
        await desk.RecordedAsync(ana.SendText(bot, "free"));

        Assert.Equal([-5L, 0, 0], (await AmountsAsync(phone)).TakeLast(3));
        var account = await phone.AccountAsync();
        Assert.Equal((33L, 17L, 10L), (account.Balance, account.Spent, account.MessagesSent));
        await app.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task OutOfCredits_TheMessageStaysOutsideTheTeamIsToldAndOneOfferIsMade(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider, free: 2);
        await TierAsync(app, "Quiet", new() { [MessageKind.Text] = 1 }, isDefault: true, permissions: TierPermissions.None);
        var bot = await app.AddBotAsync("offer_bot");
        var phone = Phone.Of(app, bot);
        var ana = phone.Person;
        ana.SendText(bot, "first");
        var desk = await Desk.OpenAsync(app, bot, ana);
        Assert.Empty(phone.Messages);
        ana.SendVoice(bot);
        await phone.Person.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        await desk.RecordedAsync(ana.SendText(bot, "second"));
        Assert.Equal([2L, -1, -1], await AmountsAsync(phone));

        var before = phone.Messages.Count;
        foreach (var text in new[] { "third", "fourth", "fifth" })
        {
            await phone.WriteAsync($"\"text\":\"{text}\"");
            await Eventually.TrueAsync(() => phone.Messages.Count > before, "an offer is made");
        }
        Assert.Equal(before + 1, phone.Messages.Count);
        var lines = await desk.ReadAsync();
        Assert.Equal(["first", "second"], lines.Where(m => m.Author == MessageAuthor.Person).Select(m => m.Text));
        var notes = lines.Where(m => m.Author == MessageAuthor.Event).Select(m => m.Text).ToList();
        Assert.StartsWith("Wanted to send a voice message", notes[0], StringComparison.Ordinal);
        Assert.Equal(3, notes.Count(n => n.StartsWith("Wrote with 0 credits left, a message costs 1. Not delivered, not charged", StringComparison.Ordinal)));
        Assert.Equal((0L, 2L), ((await phone.AccountAsync()).Balance, (await phone.AccountAsync()).MessagesSent));

        await app.Service<CorrectCredits>().RunAsync(WorkspaceId.Default, ana.Id, new CreditCorrection(CorrectionKind.Add, 1, "a present", "x"), null);
        await desk.RecordedAsync(ana.SendText(bot, "sixth"));
        Assert.Equal([2L, -1, -1, 1, -1], await AmountsAsync(phone));
        await app.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task Update_DeliveredSeveralTimesOrFailingAfterTheCharge_IsChargedOnceWithItsMessage(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider, free: 20);
        app.Expect(Explosive, "it is tried again", "DbCommand", "SaveChanges", "saving changes");
        app.Sandbox.World.Faults = new FaultSettings { WebhookDuplicateRate = 1 };
        var bot = await app.AddBotAsync("twice_bot");
        var phone = Phone.Of(app, bot);
        phone.Person.SendText(bot, "hello");
        var desk = await Desk.OpenAsync(app, bot, phone.Person);
        var update = await phone.WriteAsync("\"text\":\"again\"");
        foreach (var text in new[] { "again", "something else" })
            await phone.WriteAsync($"\"text\":\"{text}\"", update);
        Assert.Equal([20L, -1, -1], await AmountsAsync(phone));

        await RunAsync(app, provider == DatabaseProvider.Sqlite
            ? [$"CREATE TRIGGER explode BEFORE INSERT ON conversation_messages WHEN NEW.text = '{Explosive}' BEGIN SELECT RAISE(ABORT, '{Explosive}'); END"]
            : [$"CREATE FUNCTION explode() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Explosive}'; END $$", $"CREATE TRIGGER explode BEFORE INSERT ON conversation_messages FOR EACH ROW WHEN (NEW.text = '{Explosive}') EXECUTE FUNCTION explode()"]);
        var failing = phone.Person.SendText(bot, Explosive);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = app.Storage.ReadAll();
            return await db.InboxUpdates.AnyAsync(u => u.Attempts > 0);
        }, "the update fails");
        Assert.Equal([20L, -1, -1], await AmountsAsync(phone));
        Assert.Equal((18L, 2L), ((await phone.AccountAsync()).Balance, (await phone.AccountAsync()).MessagesSent));

        await RunAsync(app, [provider == DatabaseProvider.Sqlite ? "DROP TRIGGER explode" : "DROP TRIGGER explode ON conversation_messages"]);
        await desk.RecordedAsync(failing);
        Assert.Equal([20L, -1, -1, -1], await AmountsAsync(phone));
        await app.Storage.AssertSoundAsync();
    }

    [Theory, OnBothDatabases]
    public async Task OnePerson_InTwoBots_HasOneAccountInAWorkspaceAndAnotherInTheNext(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider, free: 5);
        var other = await app.Service<CreateWorkspace>().RunAsync("Other");
        var bots = new[] { await app.AddBotAsync("one_bot"), await app.AddBotAsync("two_bot"), await app.AddBotAsync("their_bot", other) };
        Assert.Null((await app.Service<Core.Settings.SettingsStore>().ChangeAsync(other, CreditSettings.Charging, ChargingMode.Always)).Failure);
        var ana = app.Sandbox.World.AddPerson("Ana");
        var desks = new List<Desk>();
        foreach (var bot in bots)
            ana.SendText(bot, "hello");
        foreach (var bot in bots[..2])
            desks.Add(await Desk.OpenAsync(app, bot, ana));
        await Task.WhenAll(desks.Select(async (desk, n) => await desk.RecordedAsync(ana.SendText(bots[n], "and on"))));
        await Eventually.TrueAsync(async () => (await AccountsAsync(app)).Count == 2, "both workspaces know Ana");

        Assert.Equal([(WorkspaceId.Default, 1L, 4L), (other, 2L, 1L)], (await AccountsAsync(app)).OrderBy(a => a.WorkspaceId.Value).Select(a => (a.WorkspaceId, a.Balance, a.MessagesSent)));
        await app.Storage.AssertSoundAsync();
    }

    private static async Task<RunningApp> StartAsync(DatabaseProvider provider, int free)
    {
        var app = await RunningApp.StartAsync(provider);
        await Phone.ChargeAsync(app);
        await Phone.SetAsync(app, CreditSettings.FreeCredits, free);
        await Phone.SetAsync(app, CreditSettings.LowBalance, 0);
        return app;
    }

    private static async Task<long?> TierAsync(RunningApp app, string name, Dictionary<MessageKind, int> prices, bool isDefault = false, TierPermissions permissions = TierPermissions.All)
    {
        var saved = await app.Service<SaveTier>().RunAsync(WorkspaceId.Default, null, new TierDraft(name, new MessagePrices(prices), permissions, 0, isDefault));
        Assert.Null(saved.Failure);
        return saved.Value.Id;
    }

    private static async Task<IEnumerable<long>> AmountsAsync(Phone phone) => (await phone.EntriesAsync()).Select(e => e.Amount);

    private static async Task RunAsync(RunningApp app, IReadOnlyList<string> statements)
    {
        foreach (var sql in statements)
            await app.Storage.WriteAsync(null, db => db.Session.RunAsync(sql, _ => { }));
    }

    private static async Task<IReadOnlyList<CreditAccount>> AccountsAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.CreditAccounts.OrderBy(a => a.Id).ToListAsync();
    }
}
