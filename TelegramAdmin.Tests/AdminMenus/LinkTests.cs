using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Access.Linking;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AdminMenus;

public sealed partial class LinkTests(StaffedApp staffed) : IClassFixture<StaffedApp>
{
    private const string Page = "/account/security";

    private readonly RunningApp _app = staffed.App;

    [Fact]
    public async Task Link_MadeOnTheAccountPage_WorksOnce_AndEndsThereOrInTheChat()
    {
        var bot = await _app.AddBotAsync("door_bot");
        var visitor = await staffed.SignedInAsync(AdminRole.Operator);
        var start = await MakeAsync(visitor, bot);
        var phone = Phone.Of(_app, bot, "Otto");

        var welcome = await phone.AskAsync(start);
        Assert.StartsWith("✅ You are operator", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("with the role Operator", welcome.Text, StringComparison.Ordinal);
        Assert.StartsWith("Control centre", (await phone.AskAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.StartsWith("⚠️ This link does not work any more", (await Phone.Of(_app, bot, "Eve").AskAsync(start)).Text, StringComparison.Ordinal);
        Assert.Contains("Otto, since", (await visitor.OpenAsync(Page)).Words, StringComparison.Ordinal);

        // The account is taken: nobody else of the team can have it.
        using var viewer = await staffed.SignedInAsync(AdminRole.Viewer);
        Assert.StartsWith("⚠️ Nothing was linked. This Telegram account belongs to somebody else", (await phone.AskAsync(await MakeAsync(viewer, bot))).Text, StringComparison.Ordinal);

        await phone.AskAsync("/unlink");
        await phone.Person.PressAsync(bot, "Unlink this account");
        await Eventually.TrueAsync(() => phone.Last.Text!.Contains("The menus are closed.", StringComparison.Ordinal), "it is unlinked");
        Assert.StartsWith("I don't know /admin.", (await phone.AskAsync("/admin")).Text, StringComparison.Ordinal);

        await phone.AskAsync(await MakeAsync(visitor, bot));
        Assert.Equal($"{Page}?done=telegram-off", (await visitor.SubmitAsync(Page, "/account/telegram/unlink")).Location);
        Assert.StartsWith("I don't know /admin.", (await phone.AskAsync("/admin")).Text, StringComparison.Ordinal);
        await using var db = _app.Storage.Read(WorkspaceId.Default);
        Assert.Equal(["telegram.link_made", "telegram.linked", "telegram.unlinked", "telegram.link_made", "telegram.linked", "telegram.unlinked"],
            await db.AuditEntries.Where(e => e.Action.StartsWith("telegram.") && e.Actor.Contains("operator")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        visitor.Dispose();
    }

    [Fact]
    public async Task ConfiguredIds_AreAdmins_WithoutAnAccount()
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var server = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        var boss = server.World.AddPerson("Bo");
        await using var app = await RunningApp.StartAsync(database, server, Core.Bots.ReceiveMode.Webhook, ownsDatabase: true, "--Telegram:AdminIds", $"{boss.Id}");
        var bot = await app.AddBotAsync("named_bot");
        var ana = await Conversations.Desk.OpenAsync(app, bot);
        var phone = new Phone(app, bot, boss);

        Assert.Contains("Bo, Admin", (await phone.AskAsync("/admin")).Text, StringComparison.Ordinal);
        boss.SendText(bot, "/conversations");
        await boss.WaitForAsync(bot, m => m.FromBot && m.ButtonTexts.Contains("Ana (1)"), RunningApp.Patience);
        await boss.PressAsync(bot, "Ana (1)");
        await boss.WaitForAsync(bot, m => m.ButtonTexts.Contains("✍️ Reply"), RunningApp.Patience);
        await boss.PressAsync(bot, "✍️ Reply");
        await boss.WaitForAsync(bot, m => m.ButtonTexts.Contains("Cancel"), RunningApp.Patience);
        boss.SendText(bot, "From the boss");
        await ana.Person.WaitForAsync(bot, m => m.Text == "From the boss", RunningApp.Patience);
        var reply = (await ana.ReadAsync()).Single(m => m.Text == "From the boss");
        Assert.Equal((null, "Bo"), (reply.AdminId, reply.AuthorName));
    }

    [Fact]
    public void Codes_EndAfterTenMinutes_AreReplacedByTheNext_AndBelongToAWorkspace()
    {
        var clock = new HandClock();
        var codes = new LinkCodes(clock);
        var first = codes.Make(WorkspaceId.Default, 7);
        var second = codes.Make(WorkspaceId.Default, 7);
        Assert.Null(codes.Take(WorkspaceId.Default, first));
        Assert.Equal(7, codes.Take(WorkspaceId.Default, second));
        Assert.Null(codes.Take(WorkspaceId.Default, second));
        Assert.Null(codes.Take(new WorkspaceId(2), codes.Make(WorkspaceId.Default, 7)));

        var late = codes.Make(WorkspaceId.Default, 7);
        clock.Forward(LinkCodes.Lifetime);
        Assert.Null(codes.Take(WorkspaceId.Default, late));
    }

    /// <summary>Presses "Make a link" and reads off what to write to the bot.</summary>
    private static async Task<string> MakeAsync(Visitor visitor, SandboxBot bot)
    {
        Assert.Equal($"{Page}?done=telegram-link", (await visitor.SubmitAsync(Page, "/account/telegram/link")).Location);
        var shown = await visitor.OpenAsync(Page);
        var code = Code().Match(shown.Html).Groups["code"].Value;
        Assert.Contains($"https://t.me/{bot.Username}?start={code}\"", shown.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(code, (await visitor.OpenAsync(Page)).Html, StringComparison.Ordinal);
        return $"/start {code}";
    }

    [GeneratedRegex("value=\"/start (?<code>staff_[A-Za-z0-9]{22})\"")]
    private static partial Regex Code();
}
