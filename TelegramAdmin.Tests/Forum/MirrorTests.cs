using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Forum;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Forum;

public sealed class MirrorTests
{
    private static readonly Actor Olga = new(null, "Olga");

    [Theory, OnBothDatabases]
    public async Task WhatAPersonAndTheBrowserSay_StandsInTheTopic_AndChangesThere(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "Where is my order?");
        var ana = desk.Person;
        var question = await team.UntilAsync(topic, "Where is my order?");
        ana.SendPhoto(team.Bot, "the parcel");
        ana.SendAlbum(team.Bot, "three sides", 3);
        ana.SendVoice(team.Bot);
        ana.SendLocation(team.Bot);
        await team.UntilAsync(topic, m => m.Kind == "location", "the place");

        Assert.Equal(["Where is my order?", "the parcel", "three sides", "photo", "photo", "voice", "location"], team.Texts(topic));
        Assert.Equal(3, team.Shown(topic).Where(m => m.AlbumId is not null).GroupBy(m => m.AlbumId).Single().Count());

        var answer = await desk.UntilAsync(await desk.SendAsync("On its <way>"), DeliveryState.Sent);
        var photo = await desk.SendAsync("a map", [Desk.File("coast.jpg", "image/jpeg", Desk.Sample("coast.jpg"))]);
        var shown = await team.UntilAsync(topic, "On its <way>");
        Assert.Equal("Olga\nOn its <way>", shown.Text);
        Assert.Contains(shown.Entities, e => e is { Type: "bold", Offset: 0, Length: 4 });
        Assert.Equal("photo", (await team.UntilAsync(topic, "Olga\na map")).Kind);

        ana.Edit(team.Bot, ana.History(team.Bot).First(m => m.Text == "Where is my order?").Id, "Where is order 12?");
        await Eventually.TrueAsync(() => team.Shown(topic).Single(m => m.Id == question.Id).Text == "Where is order 12?", "the edit stands in the topic");
        ana.React(team.Bot, (int)answer.TelegramMessageId!, "👍");
        await Eventually.TrueAsync(() => team.Shown(topic).Single(m => m.Id == shown.Id).Reactions.ContainsKey("👍"), "the reaction stands in the topic");
        ana.SendText(team.Bot, "thanks", replyTo: (int)answer.TelegramMessageId!);
        Assert.Equal(shown.Id, (await team.UntilAsync(topic, "thanks")).ReplyToId);

        await desk.Change.EditAsync(WorkspaceId.Default, answer.Id, "On its way");
        await Eventually.TrueAsync(() => team.Shown(topic).Single(m => m.Id == shown.Id).Text == "Olga\nOn its way", "the browser's edit stands in the topic");
        await desk.UntilAsync(photo, DeliveryState.Sent);
        await desk.Change.DeleteAsync(WorkspaceId.Default, photo);
        await team.UntilAsync(topic, "a map (deleted)");

        await app.Service<WriteNote>().RunAsync(WorkspaceId.Default, desk.Conversation, "paid by transfer", Olga);
        await app.Service<HandleConversation>().RunAsync(WorkspaceId.Default, desk.Conversation, new HandlingAct.Close(), Olga);
        await Eventually.TrueAsync(() => team.Group.IsClosed(topic), "the topic is closed with the conversation");
        Assert.Contains("📝 Olga: paid by transfer", team.Texts(topic));
        ana.SendText(team.Bot, "one more thing");
        await team.UntilAsync(topic, "one more thing");
        Assert.False(team.Group.IsClosed(topic));
        Assert.Equal(0, app.Sandbox.World.Counters.Violations);
    }

    [Theory, OnBothDatabases]
    public async Task DeletedTopic_ComesBackWithEverything(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "first");
        await team.UntilAsync(topic, "first");
        team.Nora.SendText(team.In(topic), "hello from the group");
        await Eventually.TrueAsync(() => desk.Person.Received(team.Bot).Contains("hello from the group"), "Ana has the answer");

        team.Group.DeleteTopic(topic);
        desk.Person.SendText(team.Bot, "second");
        desk.Person.SendText(team.Bot, "third");
        await Eventually.TrueAsync(() => team.Group.Topics.Any(t => t.Value == "Ana" && t.Key != topic), "the topic is made again");
        var again = team.Group.Topics.Single(t => t.Value == "Ana").Key;
        await team.UntilAsync(again, "third");

        Assert.Equal(["first", "Nora\nhello from the group", "second", "third"], team.Texts(again));
        team.Nora.SendText(team.In(again), "still here");
        await Eventually.TrueAsync(() => desk.Person.Received(team.Bot).Contains("still here"), "the new topic answers");
    }

    [Theory, OnBothDatabases]
    public async Task Restart_InTheMiddle_MissesNothingAndRepeatsNothing(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var server = await SandboxServer.StartAsync(new SandboxOptions { Limits = SandboxLimits.Off });
        TeamGroup team;
        Desk desk;
        int topic;
        await using (var app = await RunningApp.StartAsync(database, server, Core.Bots.ReceiveMode.Polling, ownsDatabase: false))
        {
            team = await TeamGroup.StartAsync(app);
            (desk, topic) = await team.OpenAsync("Ana", "line 0");
            foreach (var i in Enumerable.Range(1, 12))
                desk.Person.SendText(team.Bot, $"line {i}");
            await team.UntilAsync(topic, "line 2");
        }
        desk.Person.SendText(team.Bot, "line 13");
        await using (var app = await RunningApp.StartAsync(database, server, Core.Bots.ReceiveMode.Polling, ownsDatabase: false))
        {
            TeamGroup.Hurry(app);
            await team.UntilAsync(topic, "line 13");
            var lines = team.Texts(topic).SelectMany(t => t.Split('\n')).Select(l => l.Replace("💬 ", "", StringComparison.Ordinal));
            Assert.Equal(Enumerable.Range(0, 14).Select(i => $"line {i}"), lines);
        }
        await database.DisposeAsync();
    }

    [Fact]
    public async Task GroupWithoutRights_IsSaid_AndLosesNothing()
    {
        await using var app = await RunningApp.StartAsync();
        await app.Service<SettingsStore>().ChangeAsync(WorkspaceId.Default, GuardSettings.FloodIsStopped, false);
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "before");
        await team.UntilAsync(topic, "before");

        team.Group.Remove(team.Bot);
        await Eventually.TrueAsync(async () => (await team.ReadAsync()).State == ForumState.NotMember, "the state says that the bot is out");
        foreach (var i in Enumerable.Range(1, 40))
            desk.Person.SendText(team.Bot, $"meanwhile {i}");
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).Preview == "meanwhile 40", "all is recorded");
        Assert.Equal(["before"], team.Texts(topic));

        team.Group.Add(team.Bot);
        await team.UntilAsync(topic, "meanwhile 40");
        Assert.Equal(ForumState.Working, (await team.ReadAsync()).State);
        var lines = team.Texts(topic).Skip(1).SelectMany(t => t.Split('\n')).Select(l => l.Replace("💬 ", "", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"meanwhile {i}"), lines);
        Assert.InRange(team.Shown(topic).Count, 2, 10); // So far behind, lines share posts.

        team.Group.SetUsername("support_public");
        team.Nora.SendText(team.In(topic), "said in public");
        await Eventually.TrueAsync(async () => (await team.ReadAsync()).State == ForumState.Public, "the state says that the group is public");
        Assert.DoesNotContain("said in public", desk.Person.Received(team.Bot));
    }
}
