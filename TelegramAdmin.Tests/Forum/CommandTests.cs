using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Forum.Connecting;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Forum;

public sealed class CommandTests
{
    [Theory, OnBothDatabases]
    public async Task Commands_DoWhatTheBrowserDoes_AndOnlyForStaff(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "hello");
        await team.UntilAsync(topic, "hello");

        team.Nora.SendText(team.In(topic), "/assign me");
        await team.UntilAsync(topic, "Nora took it");
        team.Nora.SendText(team.In(topic), "/priority high");
        await team.UntilAsync(topic, "Nora set the priority to high");
        team.Nora.SendText(team.In(topic), "/note she is a regular");
        await team.UntilAsync(topic, "📝 Nora: she is a regular");
        Assert.Equal("🏷 vip", await team.CommandAsync(team.Nora, topic, "/label vip"));
        Assert.Contains("There are: Nora", await team.CommandAsync(team.Nora, topic, "/assign @Bob"), StringComparison.Ordinal);
        Assert.Equal("Ana has 0 credits.", await team.CommandAsync(team.Nora, topic, "/credits"));
        Assert.StartsWith("Say why.", await team.CommandAsync(team.Nora, topic, "/credits +10"), StringComparison.Ordinal);
        Assert.Contains("Ana has 10 credits now", await team.CommandAsync(team.Nora, topic, "/credits +10 for the wait"), StringComparison.Ordinal);
        Assert.Equal(10, (await app.Service<AccountReader>().ReadAsync(WorkspaceId.Default, desk.Person.Id)).Balance);
        Assert.Contains("/snooze 2h", await team.CommandAsync(team.Nora, topic, "/snooze soon"), StringComparison.Ordinal);
        team.Nora.SendText(team.In(topic), "/snooze 2h");
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).State == ConversationState.Snoozed, "it is snoozed");
        team.Nora.SendText(team.In(topic), "/reopen");
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).State == ConversationState.Open, "it is open again");

        var wrong = team.Nora.SendText(team.In(topic), "wrong chat");
        await Eventually.TrueAsync(async () => (await desk.ReadAsync()).Any(m => m is { Text: "wrong chat", Delivery: DeliveryState.Sent }), "it was sent");
        team.Nora.SendText(team.In(topic), "/delete", replyTo: wrong.Id);
        await Eventually.TrueAsync(() => desk.Person.History(team.Bot).Single(m => m.Text == "wrong chat").IsDeleted, "it is gone from the phone");
        Assert.Equal(wrong.Id, (await team.UntilAsync(topic, "Deleted on the person's phone")).ReplyToId);

        Assert.Contains("not known as one of the team", await team.CommandAsync(team.Sam, topic, "/close"), StringComparison.Ordinal);
        desk.Person.SendText(team.Bot, "/close");
        Assert.Contains("There is no /shutdown", await team.CommandAsync(team.Nora, topic, "/shutdown"), StringComparison.Ordinal);
        Assert.Contains("/ban reason", await team.CommandAsync(team.Nora, topic, "/help"), StringComparison.Ordinal);
        Assert.Equal(ConversationState.Open, (await desk.HeadAsync()).State);
        Assert.Contains("is banned", await team.CommandAsync(team.Nora, topic, "/ban spam"), StringComparison.Ordinal);
        Assert.Equal("spam", (await RestrictionAsync(app)).Reason);
        team.Nora.SendText(team.In(topic), "/close");
        await Eventually.TrueAsync(() => team.Group.IsClosed(topic), "the topic is closed");
        Assert.Equal(ConversationState.Closed, (await desk.HeadAsync()).State);
        Assert.DoesNotContain(desk.Person.Received(team.Bot), m => m.StartsWith('/'));
        Assert.DoesNotContain(await desk.ReadAsync(), m => m.Author == MessageAuthor.Operator && m.Text.StartsWith('/'));
    }

    [Fact]
    public async Task Group_IsChosenWithTheButton_ByAdministratorsOnly()
    {
        await using var app = await RunningApp.StartAsync();
        var bot = await app.AddBotAsync("setup_bot");
        var world = app.Sandbox.World;
        var (owner, stranger) = (world.AddPerson("Olga"), world.AddPerson("Mallory"));
        var (plain, wanted) = (world.AddGroup("Plain", isForum: false, [], [owner]), world.AddForumGroup("Desk", [], [owner]));
        var team = new TeamGroup(app, bot, wanted, owner, stranger);
        var admin = await team.LinkAsync(owner, "Olga", AdminRole.Admin);
        Assert.Equal("forum_bot_not_started", (await app.Service<AskForGroup>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), admin)).Failure?.Code);
        owner.Start(bot);
        await owner.WaitForAsync(bot, m => m.FromBot, RunningApp.Patience);
        Assert.Null((await app.Service<AskForGroup>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), admin)).Failure);
        await owner.WaitForAsync(bot, m => m.Text?.StartsWith("Choose the group", StringComparison.Ordinal) == true, RunningApp.Patience);

        Assert.Throws<ArgumentException>(() => owner.ShareChat(bot, AskForGroup.RequestId, plain));
        stranger.ShareChat(bot, AskForGroup.RequestId, wanted);
        owner.ShareChat(bot, AskForGroup.RequestId, wanted);
        await owner.WaitForAsync(bot, m => m.Text?.Contains("“Desk”", StringComparison.Ordinal) == true, RunningApp.Patience);
        Assert.Equal(wanted.Id, (await team.ReadAsync()).ChatId);
        Assert.DoesNotContain(stranger.Received(bot), m => m.Contains("Desk", StringComparison.Ordinal));

        Assert.Contains("Topics", (await app.Service<ConnectForum>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), (await PlainAsync(team, plain)).Id, Actor.System)).Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("forum_group_number_invalid", (await app.Service<ConnectForum>().RunAsync(WorkspaceId.Default, new BotId(bot.Id), 12, Actor.System)).Failure?.Code);
        var standing = await app.Service<CheckForum>().RunAsync(WorkspaceId.Default);
        Assert.Null(standing!.Group!.Missing);
        wanted.SetAdministrator(bot, false);
        await Eventually.TrueAsync(async () => (await team.ReadAsync()).State == ForumState.NoRights, "the loss of rights is known");
        Assert.Contains("administrator", (await app.Service<CheckForum>().RunAsync(WorkspaceId.Default))!.Group!.Missing, StringComparison.Ordinal);
        Assert.Null(await app.Service<DisconnectForum>().RunAsync(WorkspaceId.Default, Actor.System));
        Assert.Equal("forum_not_connected", (await app.Service<DisconnectForum>().RunAsync(WorkspaceId.Default, Actor.System))?.Code);
    }

    private static Task<SandboxGroup> PlainAsync(TeamGroup team, SandboxGroup plain)
    {
        plain.Add(team.Bot);
        return Task.FromResult(plain);
    }

    private static async Task<Restriction> RestrictionAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.Restrictions.SingleAsync();
    }
}
