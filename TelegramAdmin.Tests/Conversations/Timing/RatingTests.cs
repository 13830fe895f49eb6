using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Conversations.Timing;

public sealed class RatingTests
{
    [Theory, OnBothDatabases]
    public async Task Rating_IsOne_MayBeChangedForADay_AndOpensNothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var ana = await ClosedAsync(office, "Ana", "es");

        var thanks = await Ratings.GiveAsync(office, ana, 5);
        Assert.StartsWith("Gracias, Ana. Nos diste 5 de 5", thanks.Text, StringComparison.Ordinal);
        Assert.Equal(["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 🌟"], thanks.ButtonTexts);
        office.Forward(TimeSpan.FromHours(23));
        await ana.PressAsync("4 ⭐");
        var visit = Assert.Single(await office.VisitsAsync(ana));
        await ana.ForgeAsync(Ratings.Data(visit, 4)); // Twice the same is once.
        Assert.Equal((4, null), await Ratings.LastAsync(office, ana));
        Assert.Equal(["Olga closed it", "Ana gave 5 stars of 5", "Ana changed it to 4 stars of 5"], await office.LinesAsync(ana));
        Assert.True(await office.OfAsync(ana) is { State: ConversationState.Closed, UnreadCount: 0, VisitId: null, WaitingSince: null });

        office.Forward(TimeSpan.FromHours(24));
        await ana.ForgeAsync(Ratings.Data(visit, 1));
        Assert.Equal((4, null), await Ratings.LastAsync(office, ana));

        await ana.WriteAsync("\"text\":\"one more thing\"");
        Assert.True(await office.OfAsync(ana) is { State: ConversationState.Open, UnreadCount: 1 });
        Assert.Null((await office.VisitsAsync(ana))[0].RatingComment); // Nobody asked why.
    }

    [Theory, OnBothDatabases]
    public async Task LowRating_TakesTheNextWordsAlong_AndTheTeamGetsThem(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        var (quick, late) = (await ClosedAsync(office, "Quick"), await ClosedAsync(office, "Late"));
        Assert.Contains("What should we have done better?", (await Ratings.GiveAsync(office, quick, 1)).Text, StringComparison.Ordinal);
        await Ratings.GiveAsync(office, late, 2);

        office.Forward(TimeSpan.FromMinutes(15));
        await quick.WriteAsync("\"text\":\"/help\""); // A command is no comment.
        await quick.WriteAsync("\"text\":\"Nobody read what I wrote\"");
        await quick.WriteAsync("\"text\":\"and it was rude\"");
        office.Forward(TimeSpan.FromMinutes(1));
        await late.WriteAsync("\"text\":\"hello again\"");

        Assert.Equal([(1, "Nobody read what I wrote"), (null, null)], (await office.VisitsAsync(quick)).Select(v => (v.Rating, v.RatingComment)));
        Assert.True(await office.OfAsync(quick) is { State: ConversationState.Open, UnreadCount: 2 });
        await Eventually.TrueAsync(() => quick.Messages.Any(m => m.Text == "Thank you. The team reads it and answers here."), "the bot says that it was heard");
        Assert.Equal([(2, null), (null, null)], (await office.VisitsAsync(late)).Select(v => (v.Rating, v.RatingComment)));
    }

    [Fact]
    public async Task ForgedOrOldButtons_ChangeNothingAndAreAnsweredKindly()
    {
        await using var office = await Office.OpenAsync(DatabaseProvider.Sqlite);
        var (ana, ben) = (await ClosedAsync(office, "Ana"), await ClosedAsync(office, "Ben"));
        await ana.Person.WaitForAsync(office.Bot, m => m.ButtonTexts.Count() == 5, RunningApp.Patience);
        await ben.Person.WaitForAsync(office.Bot, m => m.ButtonTexts.Count() == 5, RunningApp.Patience);
        var visit = Assert.Single(await office.VisitsAsync(ana));
        var open = office.Person("Cleo");
        await open.AskAsync("/start");
        await open.WriteAsync("\"text\":\"still open\"");

        foreach (var data in new[] { "rate:", "rate:x:5", $"rate:{visit.Id}:0", $"rate:{visit.Id}:6", $"rate:{visit.Id}:55", $"rate:-{visit.Id}:5", $"rate:{visit.Id}:5:5", "rate:99999999999999999999:5", "rate:999:5" })
            await ana.ForgeAsync(data);
        await ben.ForgeAsync(Ratings.Data(visit, 1)); // Not his.
        await open.ForgeAsync(Ratings.Data(Assert.Single(await office.VisitsAsync(open)), 1)); // Not closed.
        Assert.Null(visit.Rating);
        Assert.All([.. await office.VisitsAsync(ana), .. await office.VisitsAsync(ben), .. await office.VisitsAsync(open)], v => Assert.Null(v.Rating));

        office.Forward(TimeSpan.FromDays(8));
        var toast = await ana.Person.PressAsync(office.Bot, "5 ⭐", patience: RunningApp.Patience);
        Assert.Equal("This question is closed. Write to us any time.", toast?.Text);
        Assert.Equal((null, null), await Ratings.LastAsync(office, ana));
    }

    private static async Task<Phone> ClosedAsync(Office office, string name, string language = "en")
    {
        var person = office.Person(name, language);
        await person.AskAsync("/start");
        await person.WriteAsync("\"text\":\"a question\"");
        await office.AnswerAsync("26 08:00", office.Olga, person);
        await office.DoAsync("26 08:00", office.Olga, person, new HandlingAct.Close());
        return person;
    }
}
