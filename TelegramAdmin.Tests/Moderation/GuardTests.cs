using System.Text.Json;
using TelegramAdmin.Core.Moderation;
using TelegramAdmin.Core.Moderation.Guarding;
using TelegramAdmin.Core.Moderation.Restricting;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Conversations;
using TelegramAdmin.Tests.Payments;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Moderation;

public sealed class GuardTests
{
    [Theory, OnBothDatabases]
    public async Task Flood_MutesForAWhile_AndLongerTheNextTime(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        await guarded.SetAsync(GuardSettings.FloodMessages, 4);
        await guarded.SetAsync(GuardSettings.FloodSeconds, 600);
        var ana = await guarded.PersonAsync();

        ana.SendAlbum(guarded.Bot, "an album is one");
        ana.SendText(guarded.Bot, "three");
        ana.SendText(guarded.Bot, "four");
        ana.SendText(guarded.Bot, "five");
        ana.SendText(guarded.Bot, "six");
        await guarded.StopsAsync(ana, "six");
        await guarded.HearsAsync(ana, "a lot at once. What you write in the next 5 minutes");
        Assert.Equal([("five", StopReason.Flood), ("six", StopReason.Muted)], (await guarded.StoppedAsync(ana)).Select(m => (m.Text, m.Reason)));
        Assert.Equal(["hello", "an album is one", "", "", "three", "four"], await guarded.InConversationAsync(ana));
        var first = (await guarded.RestrictionAsync(ana))!;
        Assert.Equal((TimeSpan.FromMinutes(5), RestrictionKind.Mute, (long?)null), (first.Until - first.SetAt, first.Kind, first.SetBy));

        await guarded.PassTimeAsync(ana);
        ana.SendText(guarded.Bot, "again");
        await guarded.StopsAsync(ana, "again"); // In 600 s only four come back.
        var second = (await guarded.RestrictionAsync(ana))!;
        Assert.Equal(TimeSpan.FromMinutes(20), second.Until - second.SetAt);
        Assert.Contains(await guarded.NotesAsync(ana), note => note.StartsWith("The guard muted them until", StringComparison.Ordinal) && note.EndsWith("More than 4 messages in 600 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flood_OfSomebodyWhoBought_IsLetThrough()
    {
        await using var shop = await Shop.OpenAsync();
        var guarded = new Guarded(shop.App, shop.Bot);
        var ana = await shop.CustomerAsync();
        await shop.BuyAsync(ana);
        await guarded.SetAsync(GuardSettings.FloodMessages, 3);
        await guarded.SetAsync(GuardSettings.Links, LinkRule.Stop);

        foreach (var number in Enumerable.Range(1, 9))
            ana.SendText(shop.Bot, $"https://example.com/{number}");

        await guarded.ArrivesAsync(ana, "https://example.com/9");
        Assert.Empty(await guarded.StoppedAsync(ana));
    }

    [Theory, OnBothDatabases]
    public async Task Link_FromSomebodyNew_WaitsForTheRightPicture(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        var ana = await guarded.PersonAsync();

        ana.SendText(guarded.Bot, "see https://example.com/offer");
        var question = await guarded.HearsAsync(ana, "are you a person?");
        ana.SendText(guarded.Bot, "hello?");
        await guarded.StopsAsync(ana, "hello?");
        Assert.Equal(["hello"], await guarded.InConversationAsync(ana));
        Assert.Equal(6, question.ButtonTexts.Count());
        Assert.DoesNotContain(DataOf(question), data => question.ButtonTexts.Any(picture => data.Contains(picture, StringComparison.Ordinal)));

        await ana.PressAsync(guarded.Bot, WrongOf(question));
        var again = await guarded.HearsAsync(ana, "Not that one. 2 tries left");
        Assert.Equal(question.Id, again.Id);
        await ana.PressAsync(guarded.Bot, RightOf(again));

        await guarded.ArrivesAsync(ana, "hello?");
        Assert.Equal(["hello", "see https://example.com/offer", "hello?"], await guarded.InConversationAsync(ana));
        await guarded.HearsAsync(ana, "Your message is with us");
        Assert.All(await guarded.StoppedAsync(ana), m => Assert.True(m is { Reason: StopReason.Captcha, LetThroughAt: not null, LetThroughBy: null }));
        ana.SendText(guarded.Bot, "and www . example . com");
        await guarded.ArrivesAsync(ana, "and www . example . com");
    }

    [Theory, OnBothDatabases]
    public async Task Captcha_PressedWrongThreeTimes_Mutes_AndALiftBeginsAnew(DatabaseProvider provider)
    {
        var guarded = await Guarded.StartAsync(provider);
        await using var app = guarded.App;
        await guarded.SetAsync(GuardSettings.NewcomersAreAsked, true);
        var ana = app.Sandbox.World.AddPerson("Ana");

        ana.Start(guarded.Bot);
        var question = await guarded.HearsAsync(ana, "are you a person?");
        foreach (var left in new[] { "2 tries left", "1 try left" })
        {
            await ana.PressAsync(guarded.Bot, WrongOf(question));
            question = await guarded.HearsAsync(ana, left);
        }
        await ana.PressAsync(guarded.Bot, WrongOf(question));
        await guarded.HearsAsync(ana, "That was the third wrong one");
        Assert.Equal((RestrictionKind.Mute, "Pressed the wrong picture 3 times"), ((await guarded.RestrictionAsync(ana))!.Kind, (await guarded.RestrictionAsync(ana))!.Reason));
        Assert.Empty(await guarded.InConversationAsync(ana));

        Assert.Null((await app.Service<LiftRestriction>().RunAsync(WorkspaceId.Default, ana.Id, Guarded.Olga)).Failure);
        ana.SendText(guarded.Bot, "once more");
        question = await ana.WaitForAsync(guarded.Bot, m => m.FromBot && m.Id > question.Id && m.ButtonTexts.Any(), RunningApp.Patience);
        await ana.PressAsync(guarded.Bot, RightOf(question));
        await guarded.ArrivesAsync(ana, "once more");
        Assert.Equal(["/start", "once more"], await guarded.InConversationAsync(ana)); // What was held from the beginning comes with it, and the bot answers the start.
        await guarded.HearsAsync(ana, "Hello Ana");
    }

    [Fact]
    public async Task Link_WhereLinksAreStopped_IsAnswered_AndTakenOnceTheTeamHasAnswered()
    {
        await using var app = await RunningApp.StartAsync();
        var guarded = await Guarded.OfAsync(app);
        await guarded.SetAsync(GuardSettings.Links, LinkRule.Stop);
        var ana = await guarded.PersonAsync();
        var first = ana.SendText(guarded.Bot, "what does it cost");
        await guarded.ArrivesAsync(ana, "what does it cost");

        ana.Edit(guarded.Bot, first.Id, "see example dot com");
        await guarded.HearsAsync(ana, "we take links only from people we know");
        Assert.Equal(["hello", "what does it cost"], await guarded.InConversationAsync(ana));

        var desk = await Desk.OpenAsync(app, guarded.Bot, ana);
        await desk.SendAsync("ten a month");
        ana.SendText(guarded.Bot, "like on https://example.com ?");
        await guarded.ArrivesAsync(ana, "like on https://example.com ?");
    }

    [Theory]
    [InlineData("hxxps://evil", true)]
    [InlineData("look: example.com", true)]
    [InlineData("example (dot) com", true)]
    [InlineData("example dot org", true)]
    [InlineData("t . me/joinchat", true)]
    [InlineData("ex\u200Bample.c\u2060om", true)]
    [InlineData("ｅｘａｍｐｌｅ．ｃｏｍ", true)]
    [InlineData("сайт точка рф", true)]
    [InlineData("I am done. Call me", false)]
    [InlineData("The dot is red. It costs 3.50", false)]
    [InlineData("Hello.World and 10.05.2026", false)]
    [InlineData("😀\ud83d broken", false)]
    public void HiddenLinks_AreFound_AndSentencesAreNot(string text, bool isLink) => Assert.Equal(isLink, LinkFinder.HidesLink(text));

    [Fact]
    public void HiddenLinks_InTextMadeToTakeLong_AreLookedForInTime() =>
        Assert.False(LinkFinder.HidesLink(string.Concat(Enumerable.Repeat("a-", 2000)) + new string(' ', 90)));

    private static IEnumerable<string> DataOf(ChatMessage question) =>
        question.ReplyMarkup!.Value.GetProperty("inline_keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button => button.GetProperty("callback_data").GetString()!);

    private static string RightOf(ChatMessage question) => question.ButtonTexts.Single(picture => question.Text!.Contains(picture, StringComparison.Ordinal));

    private static string WrongOf(ChatMessage question) => question.ButtonTexts.First(picture => !question.Text!.Contains(picture, StringComparison.Ordinal));
}
