using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.AdminMenus;

public sealed class GuardTests
{
    [Theory, OnBothDatabases]
    public async Task Strangers_GetTheAnswerToAnUnknownCommand_AndNothingForForgedButtons(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var bot = await app.AddBotAsync("quiet_bot");
        var eve = Phone.Of(app, bot, "Eve");
        var unknown = (await eve.AskAsync("/whatever")).Text!;

        foreach (var command in new[] { "admin", "dashboard", "users ann", "system", "unlink" })
            Assert.Equal(unknown.Replace("/whatever", "/" + command.Split(' ')[0], StringComparison.Ordinal), (await eve.AskAsync("/" + command)).Text);
        Assert.StartsWith("⚠️ This link does not work any more", (await eve.AskAsync("/start staff_0123456789012345678901")).Text, StringComparison.Ordinal);
        var before = eve.Messages.Count;
        var desk = await Desk.OpenAsync(app, bot);
        foreach (var data in new[] { "adm:home", $"adm:talk:{desk.Conversation}", $"adm:?close:{desk.Conversation}", $"adm:!close:{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds():x}:{desk.Conversation}", $"adm:>reply:{desk.Conversation}:0" })
            await eve.ForgeAsync(data);
        await eve.ForgeAsync("adm:");
        eve.Person.SendText(bot, "no reply of mine");
        await Eventually.TrueAsync(async () => (await (await Desk.OpenAsync(app, bot, eve.Person)).ReadAsync()).Any(m => m.Text == "no reply of mine"), "it is her own word to the team");

        Assert.Equal(ConversationState.Open, (await desk.HeadAsync()).State);
        Assert.DoesNotContain(await desk.ReadAsync(), m => m.Author == MessageAuthor.Operator);
        Assert.Equal(before, eve.Messages.Count);
    }

    [Fact]
    public async Task Roles_HoldAtEachPress_AlsoWhenTheyAreTakenAwayInTheMiddle()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("roles_bot");
        var desk = await Desk.OpenAsync(app, bot);
        var vera = await MenuPhone.LinkAsync(app, bot, AdminRole.Viewer, "Vera");

        Assert.DoesNotContain("⚙️ Settings", (await vera.AskAsync("/admin")).ButtonTexts);
        Assert.Equal(["👤 Person", "← Back", "☰ Menu", "↗ Open in the browser"], (await vera.ForgeAsync($"adm:talk:{desk.Conversation}")).ButtonTexts);
        foreach (var (data, role) in new[]
        {
            ($"adm:!close:{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds():x}:{desk.Conversation}", "Operator"), ("adm:settings", "Admin"), ($"adm:>reply:{desk.Conversation}:0", "Operator"),
            ("adm:?refund:1:799", "Admin"), ($"adm:ban:{desk.Person.Id}", "Admin"), ($"adm:?credits:{desk.Person.Id}:5", "Operator"),
        })
        {
            Assert.StartsWith($"⚠️ Nothing was done. This takes the role {role}, and yours is Viewer.", (await vera.ForgeAsync(data)).Text, StringComparison.Ordinal);
            await vera.ForgeAsync("adm:search");
        }
        foreach (var nonsense in new[] { "adm:nowhere", "adm:?nothing:1", "adm:!x", "adm:>y", "adm:talk:x:::", "adm:users:-1:%_\\", "adm:billing:p:9:abc", "adm:payment:999999999999999999999" })
        {
            await vera.ForgeAsync(nonsense);
            await vera.ForgeAsync("adm:search");
        }
        Assert.Equal(1, (await desk.HeadAsync()).UnreadCount); // A viewer reads without a trace.

        var olga = await MenuPhone.LinkAsync(app, bot, AdminRole.Operator, "Olga");
        Assert.StartsWith("⚠️ Nothing was changed. Operators may add up to 50 credits at once.", (await Opened(olga, $"adm:?credits:{desk.Person.Id}:51")).Text, StringComparison.Ordinal);
        await olga.ForgeAsync($"adm:talk:{desk.Conversation}");
        await olga.PressAsync("Close");
        var yes = olga.DataOf("Close conversation");
        var shown = olga.Last;
        await app.Storage.WriteAsync(WorkspaceId.Default, db => db.WorkspaceMembers.Where(m => m.AdminId == olga.Admin.Id).ExecuteDeleteAsync());
        await olga.SendForgedAsync(yes);
        Assert.StartsWith("I don't know /admin.", (await olga.AskAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Equal((ConversationState.Open, shown.Text), ((await desk.HeadAsync()).State, olga.Messages[^2].Text));
    }

    private static async Task<Sandbox.ChatMessage> Opened(MenuPhone phone, string data)
    {
        await phone.AskAsync("/admin");
        return await phone.ForgeAsync(data);
    }
}
