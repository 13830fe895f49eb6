using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Credits;

public sealed class CorrectionTests
{
    private const string Why = "They waited for a week";

    [Theory, OnBothDatabases]
    public async Task Corrections_AddRemoveAndSet_CountOnceByTheirRequestAndNeverGoBelowZero(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var phone = await NewPersonAsync(app);

        Assert.Equal("13 new", await CorrectAsync(CorrectionKind.Add, 10, "a"));
        Assert.Equal("13 known", await CorrectAsync(CorrectionKind.Add, 10, "a"));
        Assert.Equal("source_reused", await CorrectAsync(CorrectionKind.Add, 11, "a"));
        Assert.Equal("source_reused", await CorrectAsync(CorrectionKind.Remove, 10, "a"));
        Assert.Equal("not_enough_credits", await CorrectAsync(CorrectionKind.Remove, 14, "b"));
        Assert.Equal("8 new", await CorrectAsync(CorrectionKind.Remove, 5, "b"));
        Assert.Equal("20 new", await CorrectAsync(CorrectionKind.Set, 20, "c"));
        Assert.Equal("20 new", await CorrectAsync(CorrectionKind.Set, 20, "d"));
        phone.Person.SendText(phone.Bot, "one message");
        await Eventually.TrueAsync(async () => await phone.BalanceAsync() == 19, "the message is paid for");
        Assert.Equal("19 known", await CorrectAsync(CorrectionKind.Set, 20, "c")); // Repeated later, it does not give back what was spent since.
        Assert.Equal("19 known", await CorrectAsync(CorrectionKind.Set, 20, "d"));
        Assert.Equal("source_reused", await CorrectAsync(CorrectionKind.Set, 21, "c"));
        Assert.Equal("0 new", await CorrectAsync(CorrectionKind.Set, 0, "e"));

        var corrections = (await phone.EntriesAsync()).Where(e => e.Kind == EntryKind.Correction).ToList();
        Assert.Equal([10L, -5, 12, 0, -19], corrections.Select(e => e.Amount));
        Assert.All(corrections, e => Assert.Equal((Why, 9L), (e.Note, e.AdminId)));
        await app.Storage.AssertSoundAsync();

        async Task<string> CorrectAsync(CorrectionKind kind, long amount, string request) => Word(await app.Service<CorrectCredits>()
            .RunAsync(WorkspaceId.Default, phone.Person.Id, new CreditCorrection(kind, amount, Why, request), 9));
    }

    [Theory, OnBothDatabases]
    public async Task Corrections_ThatMakeNoSense_AreRefusedWithTheReasonAndLeaveNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var phone = await NewPersonAsync(app);

        foreach (var amount in new[] { 0, -1, long.MinValue, long.MaxValue, EntryDraft.LargestAmount + 1 })
        {
            Assert.Equal("credit_amount_invalid", await CorrectAsync(new(CorrectionKind.Add, amount, Why, "x")));
            Assert.Equal("credit_amount_invalid", await CorrectAsync(new(CorrectionKind.Remove, amount, Why, "x")));
        }
        Assert.Equal("credit_amount_invalid", await CorrectAsync(new(CorrectionKind.Set, -1, Why, "x")));
        foreach (var reason in new[] { "", "  ", new string('x', 301) })
            Assert.Equal("reason_missing", await CorrectAsync(new(CorrectionKind.Add, 1, reason, "x")));
        foreach (var request in new[] { "", " ", new string('x', 101), "\0", "\ud800" })
            Assert.Equal("request_id_invalid", await CorrectAsync(new(CorrectionKind.Add, 1, Why, request)));
        Assert.Equal("person_not_found", await CorrectAsync(new(CorrectionKind.Add, 1, Why, "x"), user: 404));
        Assert.Equal("person_not_found", await CorrectAsync(new(CorrectionKind.Add, 1, Why, "x"), workspace: new WorkspaceId(77)));
        Assert.Single(await phone.EntriesAsync());

        Assert.Equal("4 new", await CorrectAsync(new(CorrectionKind.Add, 1, "a zero \0 and half a pair \ud800", "y")));
        Assert.Equal("a zero \uFFFD and half a pair \uFFFD", (await phone.EntriesAsync())[^1].Note);

        async Task<string> CorrectAsync(CreditCorrection correction, long? user = null, WorkspaceId? workspace = null) =>
            Word(await app.Service<CorrectCredits>().RunAsync(workspace ?? WorkspaceId.Default, user ?? phone.Person.Id, correction, 9));
    }

    [Theory, OnBothDatabases]
    public async Task GivenPasses_OfAnyLengthThatMakesSense_CountOnceAndForOnePerson(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var (ana, ben) = (await NewPersonAsync(app), await NewPersonAsync(app, "second_bot"));
        foreach (var (length, unit) in new[] { (0, PassUnit.Day), (-1, PassUnit.Hour), (11, PassUnit.Year), (9_000, PassUnit.Year), (int.MaxValue, PassUnit.Year), (int.MaxValue, PassUnit.Month), (87_601, PassUnit.Hour) })
            Assert.Equal("pass_length_invalid", (await GiveAsync(ana, length, unit, "x")).Failure?.Code);
        Assert.Equal("request_id_invalid", (await GiveAsync(ana, 1, PassUnit.Day, new string('x', 200))).Failure?.Code);

        var until = (await GiveAsync(ana, 1, PassUnit.Day, "x")).Value;
        Assert.Equal(until, (await GiveAsync(ana, 1, PassUnit.Day, "x")).Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal("source_reused", (await GiveAsync(ben, 1, PassUnit.Day, "x")).Failure?.Code);
        Assert.Equal(until, (await ana.AccountAsync()).PassUntil!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Null((await ben.AccountAsync()).PassUntil);

        Task<Core.Errors.Result<DateTimeOffset>> GiveAsync(Phone phone, int length, PassUnit unit, string request) =>
            app.Service<GivePass>().RunAsync(WorkspaceId.Default, phone.Person.Id, length, unit, Why, request);
    }

    private static async Task<Phone> NewPersonAsync(RunningApp app, string bot = "fair_bot")
    {
        await Phone.ChargeAsync(app);
        await Phone.SetAsync(app, CreditSettings.LowBalance, 0);
        var phone = Phone.Of(app, await app.AddBotAsync(bot));
        await phone.AskAsync("/start");
        return phone;
    }

    private static string Word(Core.Errors.Result<Posted> posted) => posted.Failure?.Code ?? $"{posted.Value.Balance} {(posted.Value.IsNew ? "new" : "known")}";
}
