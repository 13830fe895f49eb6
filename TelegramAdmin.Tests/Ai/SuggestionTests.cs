using TelegramAdmin.Core.Ai;
using TelegramAdmin.Core.Ai.Asking;
using TelegramAdmin.Core.Ai.Suggesting;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Ai;

/// <summary>What operators get suggested, and what happens when the endpoint does not play along.</summary>
public sealed class SuggestionTests
{
    [Theory, OnBothDatabases]
    public async Task Question_IsSuggestedAnAnswerFromItsSources_Once_AndAnOperatorDecides(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        await using var desk = await AiDesk.OpenAsync(app);
        await Phone.SetAsync(app, AiSettings.PriceIn, 0.5m);
        await Phone.SetAsync(app, AiSettings.PriceOut, 2m);
        await desk.Rules.SayAsync(AiDesk.Asked);
        var head = await desk.HeadAsync();

        var both = await Task.WhenAll(AskAsync(app, head.Id), AskAsync(app, head.Id));
        Assert.Contains(both, r => r.IsOk);
        var row = (await AskAsync(app, head.Id)).Value;

        var request = Assert.Single(desk.Model.Requests);
        Assert.Equal(("/v1/chat/completions", $"Bearer {ModelServer.Key}", "small-1"), (request.Path, request.Authorization, request.Body.GetProperty("model").GetString()));
        Assert.Equal(AiDesk.Asked, request.Matter.GetProperty("question").GetString());
        Assert.Equal("The shop opens at nine.", Assert.Single(request.Matter.GetProperty("sources").EnumerateArray()).GetProperty("text").GetString());
        Assert.DoesNotContain("Ana", request.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((AiOutcome.Offered, "At nine.", 95, 1000, 200, 900L), (row.Outcome, row.Answer, row.Confidence, row.TokensIn, row.TokensOut, row.CostMicros));
        Assert.Contains("When do you open?", row.Sources, StringComparison.Ordinal);
        Assert.DoesNotContain("999999", row.Sources, StringComparison.Ordinal); // Cited, but never given.

        var suggestions = app.Service<SuggestionDesk>();
        Assert.Null(await suggestions.DecideAsync(WorkspaceId.Default, row.Id, isUsed: true, adminId: 1));
        Assert.Equal(AiOutcome.Used, Assert.Single(await desk.RowsAsync()).Outcome);
        Assert.Empty(desk.Ana.Messages); // Nothing goes to the person by itself.
        await desk.AnswerAsync("At nine.");
        Assert.Null((await suggestions.FindAsync(WorkspaceId.Default, head.Id))!.MessageId);
        Assert.Equal("ai_nothing_asked", (await AskAsync(app, head.Id)).Failure!.Code);

        var sums = await app.Service<AiBook>().SumAsync(WorkspaceId.Default, 0);
        Assert.Equal(new AiTotals(1, 1, 0, 0, 0, 900), sums);
        Assert.Equal(row.Id, Assert.Single((await app.Service<AiBook>().ReadAsync(WorkspaceId.Default, new AiFilter(AiPurpose.Suggestion, AiOutcome.Used))).Rows).Id);
        Assert.Empty((await app.Service<AiBook>().ReadAsync(WorkspaceId.Default, new AiFilter(AiPurpose.AutoAnswer))).Rows);
    }

    [Fact]
    public async Task WithoutConfigurationOrSwitch_NothingLeaves_WhateverPeopleAndOperatorsDo()
    {
        await using var app = await RunningApp.StartAsync();
        await using var desk = await AiDesk.OpenAsync(app, isOn: false, answers: true);
        await Phone.SetAsync(app, AiSettings.SuggestsByItself, true);
        await desk.Rules.SayAsync(AiDesk.Asked);
        var head = await desk.HeadAsync();
        Assert.Equal("ai_off", (await AskAsync(app, head.Id)).Failure!.Code);
        Assert.Null(await app.Service<SuggestionDesk>().FindAsync(WorkspaceId.Default, head.Id));

        await Phone.SetAsync(app, AiSettings.IsOn, true);
        app.Service<EngineOptions>().Ai = new AiOptions { BaseUrl = desk.Model.Url, Model = "small-1" };
        await desk.Rules.SayAsync("And when does it close, the shop?");
        Assert.Equal("ai_off", (await AskAsync(app, head.Id)).Failure!.Code);
        Assert.Equal("ai_off", (await app.Service<TestEndpoint>().RunAsync()).Failure!.Code);

        Assert.Empty(desk.Model.Requests);
        Assert.Empty(await desk.RowsAsync());
    }

    [Theory]
    [InlineData(401, "no", "ai_refused", "Check Ai:ApiKey")]
    [InlineData(404, "no", "ai_refused", "Check Ai:BaseUrl and Ai:Model")]
    [InlineData(429, "later", "ai_busy", "429")]
    [InlineData(500, "<html>", "ai_refused", "failed (500)")]
    [InlineData(200, "<html>it works</html>", "ai_nonsense", "not an answer")]
    [InlineData(200, """{"choices":[]}""", "ai_nonsense", "not an answer")]
    [InlineData(200, """{"choices":[{"message":{"content":"Sure! At nine."}}]}""", "ai_nonsense", "not an answer")]
    [InlineData(200, """{"choices":[{"message":{"content":"{\"answer\":\"At nine.\",\"confidence\":99,\"sources\":[\"faq-77\"]}"}}]}""", "ai_no_sources", "Nothing in the FAQ")]
    public async Task Endpoint_ThatFailsOrTalksNonsense_GivesItsReason_AndAnotherTryOnlyWhenAsked(int status, string body, string code, string words)
    {
        await using var app = await RunningApp.StartAsync();
        await using var desk = await AiDesk.OpenAsync(app);
        desk.Model.Reply = ModelServer.Raw(status, body);
        await desk.Rules.SayAsync(AiDesk.Asked);
        var head = await desk.HeadAsync();

        var failure = (await AskAsync(app, head.Id)).Failure!;
        Assert.Equal(code, failure.Code);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Equal("ai_failed_before", (await AskAsync(app, head.Id)).Failure!.Code);
        Assert.Single(desk.Model.Requests);

        desk.Model.Reply = ModelServer.Say("```json\n{\"answer\":\"At nine.\",\"confidence\":60,\"sources\":[\"faq-1\"]}\n```");
        var again = await AskAsync(app, head.Id, isAgain: true);
        Assert.Equal(("At nine.", 60), (again.Value.Answer, again.Value.Confidence));
        Assert.Equal(AiOutcome.Offered, Assert.Single(await desk.RowsAsync()).Outcome);
    }

    [Fact]
    public async Task Endpoint_ThatKnowsThePlainFormOnly_OrSendsWithoutEnd_IsMet()
    {
        await using var app = await RunningApp.StartAsync();
        await using var desk = await AiDesk.OpenAsync(app);
        desk.Model.Reply = (http, request) => request.Body.TryGetProperty("response_format", out _) ? ModelServer.Raw(400, "unknown field")(http, request) : ModelServer.Sure("At nine.", 90)(http, request);
        await desk.Rules.SayAsync(AiDesk.Asked);
        var head = await desk.HeadAsync();

        Assert.Equal("At nine.", (await AskAsync(app, head.Id)).Value.Answer);
        Assert.Equal(2, desk.Model.Requests.Count);
        Assert.False(desk.Model.Requests[1].Body.TryGetProperty("temperature", out _));
        desk.Model.Reply = ModelServer.Raw(200, new string(' ', 400_000));
        Assert.Equal("ai_too_large", (await app.Service<TestEndpoint>().RunAsync()).Failure!.Code);
        Assert.Equal(3, desk.Model.Requests.Count); // What it takes is remembered.

        await desk.DisposeAsync();
        Assert.Equal("ai_silent", (await app.Service<TestEndpoint>().RunAsync()).Failure!.Code);
    }

    [Fact]
    public async Task Endpoint_ThatNeverAnswers_IsGivenUpAtTheLimit()
    {
        await using var model = await ModelServer.StartAsync();
        model.Reply = model.Hang();
        var clock = new HandClock();
        using var client = new AiClient(new EngineOptions { Ai = new AiOptions { BaseUrl = model.Url, ApiKey = ModelServer.Key, Model = "small-1" } }, clock);

        var asked = client.AskAsync(Prompt.Test);
        await Eventually.TrueAsync(() => model.Requests.Count == 1, "the request is at the endpoint");
        clock.Forward(AiClient.LongestWait - TimeSpan.FromSeconds(1));
        Assert.False(asked.IsCompleted);
        clock.Forward(TimeSpan.FromSeconds(2));
        Assert.Equal("ai_silent", (await asked.WaitAsync(RunningApp.Patience)).Failure!.Code);
    }

    private static Task<Result<AiAnswer>> AskAsync(RunningApp app, long conversation, bool isAgain = false) =>
        app.Service<SuggestReply>().RunAsync(WorkspaceId.Default, conversation, isAgain);
}
