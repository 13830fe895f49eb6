using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Forum;

public sealed class HearingTests
{
    [Theory, OnBothDatabases]
    public async Task WhatMembersSayInATopic_ReachesThePersonAndTheBrowser(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "Which book?");
        var ana = desk.Person;
        var question = await team.UntilAsync(topic, "Which book?");
        var asked = ana.History(team.Bot).First(m => m.Text == "Which book?");

        var said = team.Nora.SendText(team.In(topic), "The blue one", [new TextEntity("bold", 4, 4)], replyTo: question.Id);
        var album = team.Nora.SendAlbum(team.In(topic), "all of them", 3);
        team.Nora.SendText(team.In(topic), "see page 4");
        team.Sam.SendVoice(team.In(topic));
        team.Nora.SendSticker(team.In(topic));
        await Eventually.TrueAsync(() => ana.History(team.Bot).Any(m => m is { FromBot: true, Kind: "sticker" }) && ana.Received(team.Bot).Contains("see page 4"), "Ana has it all");

        var phone = ana.History(team.Bot).Where(m => m.FromBot).ToList();
        var first = phone.Single(m => m.Text == "The blue one");
        Assert.Equal(asked.Id, first.ReplyToId);
        Assert.Contains(first.Entities, e => e is { Type: "bold", Offset: 4, Length: 4 });
        var photos = phone.Where(m => m.Kind == "photo").ToList();
        Assert.Equal(3, photos.Count);
        Assert.Single(photos.Select(m => m.AlbumId).Distinct());
        Assert.Equal("all of them", photos[0].Text);
        Assert.True(phone.FindIndex(m => m.Text == "see page 4") > phone.IndexOf(photos[2]), "what was written after the album comes after it");

        var rows = (await desk.ReadAsync()).Where(m => m.Author == MessageAuthor.Operator).ToList();
        Assert.Equal(["The blue one", "all of them", "", "", "see page 4", "", ""], rows.Select(m => m.Text));
        Assert.Equal("Which book?", rows[0].Quote);
        Assert.All(rows.Where(m => m.Kind != MessageKind.Voice), m => Assert.NotNull(m.AdminId));
        Assert.Equal((null, "Sam"), rows.Where(m => m.Kind == MessageKind.Voice).Select(m => (m.AdminId, m.AuthorName)).Single());
        Assert.Equal((0, null), ((await desk.HeadAsync()).UnreadCount, (await desk.HeadAsync()).WaitingSince));
        await desk.UntilAsync(rows[^1].Id, DeliveryState.Sent);

        team.Nora.Edit(team.Group, said.Id, "The green one");
        team.Nora.Edit(team.Group, album[0].Id, "all of ours");
        await Eventually.TrueAsync(() => desk.OnPhone(first.Id).Text == "The green one" && desk.OnPhone(photos[0].Id).Text == "all of ours", "the edits are on the phone");
        Assert.Equal("The green one", (await desk.ReadAsync(rows[0].Id)).Text);
        team.Nora.React(team.Group, question.Id, "❤");
        await Eventually.TrueAsync(() => ana.History(team.Bot).Single(m => m.Id == asked.Id).Reactions.ContainsKey("❤"), "the reaction is on the phone");
        Assert.Equal("❤", (await desk.RecordedAsync(asked)).OurReaction);
        team.Nora.React(team.Group, question.Id);
        await Eventually.TrueAsync(() => ana.History(team.Bot).Single(m => m.Id == asked.Id).Reactions.Count == 0, "the reaction is taken away");

        team.Nora.SendText(team.Group, "among ourselves");
        team.Sam.SendText(Place.ToGroup(team.Group, team.Group.AddTopic("Kitchen")), "who washes up?");
        team.Nora.SendAnonymously(team.In(topic), "from the house");
        await Eventually.TrueAsync(() => ana.Received(team.Bot).Contains("from the house"), "an anonymous administrator answers");
        Assert.DoesNotContain(ana.Received(team.Bot), m => m is "among ourselves" or "who washes up?");
        Assert.Equal("Support", (await desk.ReadAsync())[^1].AuthorName);
        Assert.Single((await OthersAsync(app)).Distinct());
        Assert.DoesNotContain(team.Shown(topic), m => m.FromBot && m.Text?.Contains("green", StringComparison.Ordinal) == true);
        Assert.Equal(0, app.Sandbox.World.Counters.Violations);
    }

    [Fact]
    public async Task PersonWhoBlockedTheBot_AndViewers_AreSaidInTheTopic()
    {
        await using var app = await RunningApp.StartAsync();
        var team = await TeamGroup.StartAsync(app);
        var (desk, topic) = await team.OpenAsync("Ana", "hello");
        await team.UntilAsync(topic, "hello");
        var vera = app.Sandbox.World.AddPerson("Vera");
        vera.Join(team.Group);
        await team.LinkAsync(vera, "Vera", AdminRole.Viewer);

        vera.SendText(team.In(topic), "may I?");
        await team.UntilAsync(topic, "your role lets you read");
        desk.Person.Block(team.Bot);
        var lost = team.Nora.SendText(team.In(topic), "are you there?");
        Assert.Equal(lost.Id, (await team.UntilAsync(topic, "Not delivered")).ReplyToId);
        Assert.DoesNotContain("may I?", desk.Person.Received(team.Bot));

        team.Group.SetTopic(topic, isClosed: true, team.Nora);
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).State == ConversationState.Closed, "closing the topic closes the conversation");
        Assert.Contains("Nora closed it", (await desk.ReadAsync()).Select(m => m.Text));
        team.Group.SetTopic(topic, isClosed: false, team.Nora);
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).State == ConversationState.Open, "opening the topic opens the conversation");
        team.Group.RenameTopic(topic, "Somebody");
        await Eventually.TrueAsync(() => team.Group.Topics[topic] == "Ana", "the name goes back to the person's");
    }

    private static async Task<List<long>> OthersAsync(RunningApp app)
    {
        await using var db = app.Storage.ReadAll();
        return await db.Conversations.Select(c => c.Id).ToListAsync();
    }
}
