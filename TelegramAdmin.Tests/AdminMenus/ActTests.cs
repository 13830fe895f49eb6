using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AdminMenus;

public sealed class ActTests
{
    [Theory, OnBothDatabases]
    public async Task Conversation_IsAnsweredTakenPutAsideAndClosed_AsOnTheWeb(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("help_bot");
        var desk = await Desk.OpenAsync(app, bot);
        await MenuPhone.LinkAsync(app, bot, AdminRole.Owner); // The colleague, whose number is 1.
        var olga = await MenuPhone.LinkAsync(app, bot, AdminRole.Operator, "Olga");

        await olga.AskAsync("/conversations");
        Assert.Contains("Ana now: hello", (await olga.PressAsync("Ana (1)")).Text, StringComparison.Ordinal);
        Assert.Equal(0, (await desk.HeadAsync()).UnreadCount);
        Assert.StartsWith("✅ It is yours.", (await olga.PressAsync("Assign me")).Text, StringComparison.Ordinal);
        Assert.Equal(olga.Admin.Id, (await desk.HeadAsync()).AssigneeId);

        Assert.StartsWith("Write your reply to Ana.", (await olga.PressAsync("✍️ Reply")).Text, StringComparison.Ordinal);
        var told = await olga.AskAsync("We are open", [new TextEntity("bold", 7, 4)]);
        Assert.StartsWith("✅ Your reply is on its way.", told.Text, StringComparison.Ordinal);
        Assert.Contains("Olga now: We are open", told.Text, StringComparison.Ordinal);
        var arrived = await desk.Person.WaitForAsync(bot, m => m.Text == "We are open", RunningApp.Patience);
        Assert.Equal(("bold", 7, 4), arrived.Entities.Select(e => (e.Type, e.Offset, e.Length)).Single());
        Assert.Null((await desk.HeadAsync()).WaitingSince);

        // A colleague was faster: nothing goes out twice.
        await olga.PressAsync("✍️ Reply");
        await desk.SendAsync("From a colleague");
        Assert.StartsWith("⚠️", (await olga.AskAsync("From me too")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.ReadAsync(), m => m.Text == "From me too");

        // Left and forgotten: the next words are words to the bot again.
        await olga.PressAsync("✍️ Reply");
        await olga.PressAsync("Cancel");
        olga.Person.SendText(bot, "just talking");
        var own = await Desk.OpenAsync(app, bot, olga.Person);
        await Eventually.TrueAsync(async () => (await own.ReadAsync()).Any(m => m.Text == "just talking"), "it is in her own conversation");

        await olga.PressAsync("Snooze");
        Assert.StartsWith("✅ Put aside until", (await olga.PressAsync("4 hours")).Text, StringComparison.Ordinal);
        Assert.Equal(ConversationState.Snoozed, (await desk.HeadAsync()).State);
        Assert.StartsWith("Close the conversation with Ana?", (await olga.PressAsync("Close")).Text, StringComparison.Ordinal);
        Assert.StartsWith("✅ Closed.", (await olga.PressAsync("Close conversation")).Text, StringComparison.Ordinal);
        Assert.Equal((ConversationState.Closed, olga.Admin.Id), ((await desk.HeadAsync()).State, (await desk.HeadAsync()).ClosedBy));
        await olga.PressAsync("Open again");
        Assert.Equal(ConversationState.Open, (await desk.HeadAsync()).State);

        var audit = await olga.AuditAsync();
        Assert.Equal(["telegram.linked", "conversation.assigned", "conversation.snoozed", "conversation.closed", "conversation.opened"], audit.Select(e => e.Action));
        Assert.All(audit, e => Assert.Equal(("Olga", "Telegram"), (e.Actor, e.Address)));
    }

    [Theory, OnBothDatabases]
    public async Task Money_IsAskedFor_MovesOnce_AndNotForASecondPress(DatabaseProvider provider)
    {
        await using var shop = await Shop.OpenAsync(provider);
        var ana = await shop.CustomerAsync();
        var payment = await shop.BuyAsync(ana);
        var nora = await MenuPhone.LinkAsync(shop.App, shop.Bot, AdminRole.Admin);

        await nora.AskAsync("/users ana");
        await nora.PressAsync("Ana");
        await nora.PressAsync("Change credits");
        Assert.StartsWith("Give 10 credits to Ana?\n\n28 now, 38 after it.", (await nora.PressAsync("+10")).Text, StringComparison.Ordinal);
        var yes = nora.DataOf("Give 10");
        Assert.StartsWith("✅ +10: 38 credits now.", (await nora.PressAsync("Give 10")).Text, StringComparison.Ordinal);
        Assert.StartsWith("⚠️ This was pressed twice. It was done once.", (await nora.ForgeAsync(yes)).Text, StringComparison.Ordinal);
        var stamp = yes.Split(':')[2];
        Assert.Contains("more than ten minutes old", (await nora.ForgeAsync(yes.Replace(stamp, "17000000000", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
        Assert.Equal(38, (await shop.AccountAsync(ana)).Balance);
        await nora.ForgeAsync($"adm:>credits:{ana.Id}");
        Assert.StartsWith("Take 8 credits from Ana?", (await nora.AskAsync("-8")).Text, StringComparison.Ordinal);
        await nora.PressAsync("Take 8");
        Assert.Equal(30, (await shop.AccountAsync(ana)).Balance);

        await nora.ForgeAsync($"adm:payment:{payment.Id}");
        Assert.StartsWith("Refund $7.99 to Ana?\n\n25 credits of 25 that the payment gave go back with it.", (await nora.PressAsync("Refund")).Text, StringComparison.Ordinal);
        Assert.StartsWith("✅ The refund of $7.99 is on its way.", (await nora.PressAsync("Refund $7.99")).Text, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await shop.PaymentsOfAsync(ana))[0].State == PaymentState.Refunded, "the money is back");
        Assert.Contains("what can go back has changed since", (await nora.ForgeAsync($"adm:?refund:{payment.Id}:799")).Text, StringComparison.Ordinal);
        Assert.Equal(5, (await shop.AccountAsync(ana)).Balance);

        var product = await shop.ProductAsync(25);
        await nora.ForgeAsync($"adm:product:{product.Id}");
        Assert.StartsWith("Take 25 credits off sale?", (await nora.PressAsync("Take off sale")).Text, StringComparison.Ordinal);
        Assert.StartsWith("✅ Off sale.", (await nora.PressAsync("Take off sale")).Text, StringComparison.Ordinal);
        await nora.PressAsync("Put on sale");
        await nora.PressAsync("Put on sale");
        Assert.Null((await shop.ProductAsync(25)).ArchivedAt);

        await shop.AssertBalancedAsync();
        Assert.Equal(["telegram.linked", "credits.corrected", "credits.corrected", "payment.refund_asked", "product.archived", "product.restored"], (await nora.AuditAsync()).Select(e => e.Action));
    }

    [Fact]
    public async Task PeopleAndBots_AreStoppedAndLetGoOn_ButNotTheBotThatOneTalksTo()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("first_bot");
        var other = await app.AddBotAsync("second_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var nora = await MenuPhone.LinkAsync(app, bot, AdminRole.Admin);

        await nora.AskAsync($"/users {desk.Person.Id}");
        await nora.PressAsync("Ana");
        await nora.PressAsync("Ban or mute");
        await nora.PressAsync("Ban for 7 days");
        Assert.StartsWith("Ban Ana until", (await nora.PressAsync("Spam")).Text, StringComparison.Ordinal);
        var banned = await nora.PressAsync("Ban this person");
        Assert.StartsWith("✅ Banned.", banned.Text, StringComparison.Ordinal);
        Assert.Contains("🚫 banned until", banned.Text, StringComparison.Ordinal);
        await using var db = app.Storage.Read(WorkspaceId.Default);
        var row = await db.Restrictions.SingleAsync();
        Assert.Equal((desk.Person.Id, RestrictionKind.Ban, "Spam", nora.Admin.Id), (row.TelegramUserId, row.Kind, row.Reason, row.SetBy));
        await nora.PressAsync("Lift the ban");
        Assert.StartsWith("✅ They can write again.", (await nora.PressAsync("Let them write")).Text, StringComparison.Ordinal);
        Assert.False(await db.Restrictions.AnyAsync());

        await nora.ForgeAsync("adm:settings");
        Assert.Contains("🟢 Updates come to us", (await nora.PressAsync("@second_bot")).Text, StringComparison.Ordinal);
        await nora.PressAsync("Stop bot");
        Assert.StartsWith("✅ The bot is stopped.", (await nora.PressAsync("Stop bot")).Text, StringComparison.Ordinal);
        Assert.Equal(BotState.Off, (await db.Bots.SingleAsync(b => b.Id == new BotId(other.Id))).State);
        await nora.PressAsync("Start bot");
        await nora.PressAsync("Start bot");
        await Eventually.TrueAsync(async () => (await db.Bots.AsNoTracking().SingleAsync(b => b.Id == new BotId(other.Id))).State == BotState.Up, "it is up again");
        Assert.StartsWith("⚠️ You talk to this bot", (await nora.ForgeAsync($"adm:?bot:{bot.Id}:off")).Text, StringComparison.Ordinal);
    }
}
