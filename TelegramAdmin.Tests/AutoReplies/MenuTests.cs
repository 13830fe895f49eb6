using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>Screens that lead to each other, and buttons that lead nowhere.</summary>
public sealed class MenuTests
{
    private const string Gone = "This button is no longer in use.";

    [Theory, OnBothDatabases]
    public async Task Menu_IsWalkedInPlace_InTheLanguageOfThePerson_UntilSomebodyIsCalled(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        await AddMenuAsync(desk);
        var inga = Phone.Of(app, desk.Bot, "Inga", "es");

        Assert.Equal("How can we help, Ana?", await desk.AskAsync("/menu"));
        var page = await desk.Ana.PressAsync("Opening hours");
        Assert.Equal("Nine to six", page.Text);
        page = await desk.Ana.PressAsync("Back"); // Screens may lead in circles.
        Assert.Equal(("How can we help, Ana?", 1), (page.Text, desk.Ana.Messages.Count));
        Assert.Equal(ConversationState.Quiet, (await desk.HeadAsync())!.State);

        Assert.Equal("¿Qué necesitas, Inga?", await desk.AskAsync("/menu", inga));
        Assert.Equal(["Horario", "Persona"], inga.Last.ButtonTexts);
        await inga.Person.PressAsync(desk.Bot, "Persona");
        await Eventually.TrueAsync(() => inga.Last.Text == "🙋 Una persona te responderá aquí, Inga.", "she is told that somebody comes");
        var again = await inga.Person.PressAsync(desk.Bot, "Persona");
        Assert.Equal("Ya lo sabemos. Una persona te responderá aquí.", again!.Text);
        Assert.True(await desk.HeadAsync(inga) is { State: ConversationState.Open, UnreadCount: 1, WaitingSince: not null });
        Assert.Single(await desk.ThreadAsync(inga), m => m.Text == "Inga asked for a person");
    }

    [Theory, OnBothDatabases]
    public async Task Buttons_ThatAreForgedOrOld_SayThatTheyAreNotInUseAndDoNothing(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var rule = await AddMenuAsync(desk);
        var other = await desk.AddAsync("Secret", When(TriggerKind.Command, "secret"), new RuleAction(RuleActionKind.Reply) { Screens = [Screen("start", "For few", Button("x", "start"))] });
        await desk.Ana.AskAsync("/menu");
        var before = desk.Ana.Messages.Select(m => m.Text).ToList();

        foreach (var data in new[] { $"rule:{rule.Id}:nowhere", $"rule:{other.Id}:start", "rule:999999:start", "rule:", "rule:x:y", $"rule:{rule.Id}", $"rule:{rule.Id}:start:more", "rule:99999999999999999999:start", "faq:q:1", "faq:c:1:99999999999", "faq:person:1", $"rule:-{rule.Id}:start" })
            await desk.Ana.ForgeAsync(data);
        var stranger = Phone.Of(app, desk.Bot, "Eve");
        await stranger.AskAsync("/start");
        await stranger.ForgeAsync($"rule:{rule.Id}:hours");
        Assert.StartsWith("Hello Eve", stranger.Last.Text, StringComparison.Ordinal);
        Assert.Equal(before, desk.Ana.Messages.Select(m => m.Text));
        Assert.Equal(ConversationState.Quiet, (await desk.HeadAsync())!.State);

        Assert.Null((await desk.Book.SwitchAsync(WorkspaceId.Default, rule.Id, false, Olga)).Failure);
        Assert.Equal(Gone, (await desk.Ana.Person.PressAsync(desk.Bot, "Opening hours"))!.Text);
        Assert.Null((await desk.Book.SaveAsync(WorkspaceId.Default, rule.Id, RuleDraft.Of(await desk.FindAsync(rule)) with { IsOn = true, Actions = [Reply("Only this")] }, Olga)).Failure);
        Assert.Equal(Gone, (await desk.Ana.Person.PressAsync(desk.Bot, "Opening hours"))!.Text);
        Assert.Null(await desk.Book.RemoveAsync(WorkspaceId.Default, rule.Id, Olga));
        Assert.Equal(Gone, (await desk.Ana.Person.PressAsync(desk.Bot, "A person"))!.Text);
        Assert.Equal(before, desk.Ana.Messages.Select(m => m.Text));
        Assert.True(await desk.HeadAsync() is { State: ConversationState.Quiet, UnreadCount: 0 });
    }

    private static Task<AutoRule> AddMenuAsync(RuleDesk desk)
    {
        var start = new RuleScreen
        {
            Key = "start",
            Texts = new Dictionary<string, string> { [""] = "How can we help, {first_name}?", ["es"] = "¿Qué necesitas, {first_name}?" },
            Buttons =
            [
                [new RuleButton { Texts = new Dictionary<string, string> { [""] = "Opening hours", ["es"] = "Horario" }, Screen = "hours" }],
                [new RuleButton { Texts = new Dictionary<string, string> { [""] = "A person", ["es"] = "Persona" }, HandsOver = true }],
            ],
        };
        return desk.AddAsync("Menu", When(TriggerKind.Command, "menu"), new RuleAction(RuleActionKind.Reply) { Screens = [start, Screen("hours", "Nine to six", Button("Back", "start"))] });
    }
}
