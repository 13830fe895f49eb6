using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.Ai;

/// <summary>What the bot answers by itself, and what it leaves to the team.</summary>
public sealed class AutoAnswerTests
{
    [Theory, OnBothDatabases]
    public async Task Question_TheModelIsSureOf_IsAnswered_AndOneItIsNotSureOfIsTheTeams(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await using var desk = await AiDesk.OpenAsync(app, answers: true);

        Assert.Equal(AiErrors.NoSources.Message, (await desk.SettledAsync("Zebras?")).Error);
        Assert.Empty(desk.Model.Requests); // Nothing to rest an answer on: the model is not even asked.

        var sent = await desk.SettledAsync(AiDesk.Asked);
        Assert.Equal((AiOutcome.Sent, "At nine."), (sent.Outcome, sent.Answer));
        await Eventually.TrueAsync(() => desk.Ana.Messages is [{ Text: "At nine." }], "Ana reads the answer");
        var head = await desk.HeadAsync();
        Assert.Equal((ConversationState.Open, 0, null), (head.State, head.UnreadCount, head.WaitingSince));
        Assert.Contains(await desk.Rules.ThreadAsync(), m => m is { Author: MessageAuthor.Bot, Source: "AI" });

        Assert.Equal(["🙋 Talk to a person"], desk.Ana.Last.ButtonTexts);
        await desk.Ana.Person.PressAsync(desk.Rules.Bot, "🙋 Talk to a person");
        await Eventually.TrueAsync(async () => await desk.HeadAsync() is { UnreadCount: 1, WaitingSince: not null }, "the team is called");
        await desk.Ana.ForgeAsync("ai:person");
        Assert.Equal(1, (await desk.HeadAsync()).UnreadCount); // Made up, under a message that is none of the model's.

        desk.Model.Reply = ModelServer.Sure("Perhaps at nine, <b>or</b> ten.", 79);
        var left = await desk.SettledAsync("Does the shop open on Sunday, what time?");
        Assert.Equal((AiOutcome.HandedOver, 79), (left.Outcome, left.Confidence));
        Assert.Equal(2, (await desk.HeadAsync()).UnreadCount);
        Assert.Contains(await desk.Rules.ThreadAsync(), m => m is { Kind: MessageKind.Event, Text: "AI left this to the team: the model is not sure enough" });

        Assert.Equal(2, desk.Model.Requests.Count);
        var before = (await desk.RowsAsync()).Count;
        await desk.AnswerAsync("I look after you, Ana.");
        await desk.Rules.SayAsync("And when does the shop open on Monday?");
        Assert.Equal(before, (await desk.RowsAsync()).Count); // The conversation is the operator's now.
        Assert.DoesNotContain(desk.Ana.Messages, m => m.Text!.Contains("ten", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Endpoint_ThatHangs_HoldsUpNobody_AndTheQuestionGoesToTheTeam(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await using var desk = await AiDesk.OpenAsync(app, answers: true);
        desk.Model.Reply = desk.Model.Hang();

        await desk.Rules.SayAsync(AiDesk.Asked);
        await Eventually.TrueAsync(() => desk.Model.Requests.Count == 1, "the model is asked");
        Assert.Equal((ConversationState.Open, 1), ((await desk.HeadAsync()).State, (await desk.HeadAsync()).UnreadCount));
        await desk.AnswerAsync("At nine, says Olga.");
        await Eventually.TrueAsync(() => desk.Ana.Messages.Any(m => m.Text == "At nine, says Olga."), "an operator answers while the endpoint hangs");
        desk.Model.BreakOff();
        var taken = await desk.SettledAsync(0);
        Assert.Equal((AiOutcome.HandedOver, "Somebody of the team answered meanwhile"), (taken.Outcome, taken.Error));

        var ben = Phone.Of(app, desk.Rules.Bot, "Ben");
        await desk.Rules.SayAsync("What time does the shop open on Friday?", ben);
        await Eventually.TrueAsync(() => desk.Model.Requests.Count == 2, "the model is asked again");
        desk.Model.BreakOff();
        var silent = await desk.SettledAsync(1);
        Assert.Equal((AiOutcome.HandedOver, "The AI endpoint does not answer."), (silent.Outcome, silent.Error));
        Assert.Contains(await desk.Rules.ThreadAsync(ben), m => m.Text == "AI left this to the team: the AI endpoint does not answer");
        Assert.True(await desk.Rules.HeadAsync(ben) is { UnreadCount: 1, WaitingSince: not null });
    }

    [Theory, OnBothDatabases]
    public async Task Rule_ThatAsksTheModel_KeepsTheConversationQuiet_UntilTheModelIsNotSure(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await using var desk = await AiDesk.OpenAsync(app);
        await desk.Rules.AddAsync("Opening", When(TriggerKind.Contains, "open"), new RuleAction(RuleActionKind.AskAi));

        Assert.Equal(AiOutcome.Sent, (await desk.SettledAsync(AiDesk.Asked)).Outcome);
        Assert.Equal((ConversationState.Quiet, 0), ((await desk.HeadAsync()).State, (await desk.HeadAsync()).UnreadCount));

        desk.Model.Reply = ModelServer.Sure("Hm.", 10);
        Assert.Equal(AiOutcome.HandedOver, (await desk.SettledAsync("Does the shop open on Sunday?")).Outcome);
        Assert.Equal((ConversationState.Open, 1, true), ((await desk.HeadAsync()).State, (await desk.HeadAsync()).UnreadCount, (await desk.HeadAsync()).WaitingSince is not null));
    }

    [Fact]
    public async Task Caps_OfRequestsAndCost_LeaveTheRestToTheTeam()
    {
        await using var app = await RunningApp.StartAsync();
        await using var desk = await AiDesk.OpenAsync(app, answers: true);
        await Phone.SetAsync(app, AiSettings.HourlyRequests, 1);
        Assert.Equal(AiOutcome.Sent, (await desk.SettledAsync(AiDesk.Asked)).Outcome);
        var overHour = await desk.SettledAsync("What time does the shop open on Friday?");
        Assert.Equal((AiOutcome.HandedOver, AiErrors.OverHour.Message), (overHour.Outcome, overHour.Error));
        Assert.Equal("ai_hour_cap", (await app.Service<AiBook>().CappedAsync(WorkspaceId.Default))!.Code);

        await Phone.SetAsync(app, AiSettings.HourlyRequests, 100);
        await Phone.SetAsync(app, AiSettings.PriceIn, 1000m);
        await Phone.SetAsync(app, AiSettings.DailyCost, 0.5m);
        var dear = await desk.SettledAsync("What time does the shop open on Sunday?");
        Assert.Equal((AiOutcome.Sent, 1_000_000L), (dear.Outcome, dear.CostMicros));
        Assert.Equal(AiErrors.OverCost.Message, (await desk.SettledAsync("What time does the shop open at Easter?")).Error);
        Assert.Equal(2, desk.Model.Requests.Count);
    }

    [Fact]
    public async Task Question_WhoseAnswerIsOvertaken_IsVoid_AndTheNewerOneTakesItIn()
    {
        await using var app = await RunningApp.StartAsync();
        await using var desk = await AiDesk.OpenAsync(app, answers: true);
        var hang = desk.Model.Hang();
        desk.Model.Reply = (http, request) => desk.Model.Requests.Count == 1 ? hang(http, request) : ModelServer.Sure("At nine.", 95)(http, request);

        await desk.Rules.SayAsync(AiDesk.Asked);
        await Eventually.TrueAsync(() => desk.Model.Requests.Count == 1, "the first question is with the model");
        await desk.Rules.SayAsync("I mean the shop in Oslo.");
        desk.Model.BreakOff();
        var overtaken = await desk.SettledAsync(0);
        Assert.Equal((AiOutcome.HandedOver, "The person wrote again meanwhile"), (overtaken.Outcome, overtaken.Error));
        Assert.Equal(AiOutcome.Sent, (await desk.SettledAsync(1)).Outcome);
        Assert.Equal($"{AiDesk.Asked}\nI mean the shop in Oslo.", desk.Model.Requests[1].Matter.GetProperty("question").GetString());
        await Eventually.TrueAsync(() => desk.Ana.Messages.Count == 1, "one answer to both");
        Assert.Equal((0, null), ((await desk.HeadAsync()).UnreadCount, (await desk.HeadAsync()).WaitingSince));

        desk.Ana.Person.SendSticker(desk.Rules.Bot);
        await Eventually.TrueAsync(async () => (await desk.HeadAsync()).UnreadCount == 1, "the sticker reaches the team");
        Assert.Equal(2, (await desk.RowsAsync()).Count);
    }
}
