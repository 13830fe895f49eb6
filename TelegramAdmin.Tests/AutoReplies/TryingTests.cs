using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.AutoReplies.Trying;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Credits.Chat;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>Rules that are tried before they are switched on.</summary>
public sealed class TryingTests
{
    private static readonly string[] Said = ["a refund, please", "REFUND", "hello", "no refunds here", "/start", "refund 👍"];

    [Theory, OnBothDatabases]
    public async Task DryRun_OverWhatPeopleWrote_CountsWhatThenHappens(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        await desk.AddAsync("Before", When(TriggerKind.Exact, "refund"), Reply("exactly"));
        var draft = new RuleDraft("Refund", When(TriggerKind.Contains, "refund"), [Reply("within two weeks")]);
        foreach (var text in Said)
            await SendAsync(desk, desk.Ana, text);

        var report = (await app.Service<DryRun>().RunAsync(WorkspaceId.Default, draft, null, 30, cancellation: TestContext.Current.CancellationToken)).Value;
        Assert.Equal((6, 3, 1, 1, true), (report.Looked, report.Acts, report.TakenBefore, report.Conversations, report.IsComplete));
        Assert.Equal(["refund 👍", "no refunds here", "a refund, please"], report.Samples.Select(s => s.Text));
        Assert.Equal(((await desk.HeadAsync())!.Id, "Ana"), (report.Samples[0].ConversationId, report.Samples[0].Title));
        var once = (await app.Service<DryRun>().RunAsync(WorkspaceId.Default, draft with { Conditions = new RuleConditions { OnlyFirstTime = true } }, null, 30, cancellation: TestContext.Current.CancellationToken)).Value;
        Assert.Equal((1, "a refund, please"), (once.Acts, Assert.Single(once.Samples).Text));
        var spanish = (await app.Service<DryRun>().RunAsync(WorkspaceId.Default, draft with { Conditions = new RuleConditions { Languages = ["es"] } }, null, 30, cancellation: TestContext.Current.CancellationToken)).Value;
        Assert.Equal((0, 3), (spanish.Acts, spanish.HeldBack));

        await desk.AddAsync(draft);
        var ben = Phone.Of(app, desk.Bot, "Ben");
        foreach (var text in Said)
            await SendAsync(desk, ben, text);
        Assert.Equal(report.Acts, (await desk.ThreadAsync(ben)).Count(m => m.Source == "Refund"));
        Assert.Equal(report.TakenBefore, (await desk.ThreadAsync(ben)).Count(m => m.Source == "Before"));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Service<DryRun>().RunAsync(WorkspaceId.Default, draft, null, 30, cancellation: stopped.Token));
    }

    [Fact]
    public async Task TestField_ShowsWhoWouldAnswer_InOrder_AndWhyOthersWouldNot()
    {
        await using var app = await RunningApp.StartAsync();
        var desk = await OpenAsync(app);
        var spanish = await desk.AddAsync(new RuleDraft("Spanish", When(TriggerKind.Contains, "price"), [Reply("cinco")]) { Conditions = new RuleConditions { Languages = ["es"] } });
        await desk.AddAsync("Menu", When(TriggerKind.Keywords, "price"), new RuleAction(RuleActionKind.Reply) { Screens = [Screen("start", "From 5, {first_name}", Button("More", "more")), Screen("more", "And more")] });
        await desk.AddAsync("Never", When(TriggerKind.AnyMessage), Reply("never"));
        var question = new TestQuestion("What PRICE?", new BotId(desk.Bot.Id), "en");

        var outcome = (await app.Service<TestRule>().RunAsync(WorkspaceId.Default, question)).Value;
        Assert.Equal([("Spanish", false, "The language is not es."), ("Menu", true, null), ("Never", false, "“Menu” stops before it.")], outcome.Rules.Select(r => (r.Name, r.Acts, r.WhyNot)));
        Assert.Equal("From 5, Ana", outcome.Rules[1].Screens[0].Screen.Html);
        Assert.Equal($"rule:{outcome.Rules[1].RuleId}:more", outcome.Rules[1].Screens[0].Screen.Rows[0][0].Data);

        var drafted = (await app.Service<TestRule>().RunAsync(WorkspaceId.Default, question, RuleDraft.Of(spanish) with { Conditions = new RuleConditions() }, spanish.Id)).Value;
        Assert.Equal([("Spanish", true), ("Menu", false), ("Never", false)], drafted.Rules.Select(r => (r.Name, r.Acts)));
        Assert.Empty(await desk.ThreadAsync());
        Assert.Equal("rule_pattern_invalid", (await app.Service<TestRule>().RunAsync(WorkspaceId.Default, question, new RuleDraft("x", When(TriggerKind.Pattern, "("), [Reply("x")]))).Failure!.Code);
    }

    private static async Task SendAsync(RuleDesk desk, Phone phone, string text)
    {
        var sent = phone.Person.SendText(desk.Bot, text);
        await Eventually.TrueAsync(async () => (await desk.ThreadAsync(phone)).Any(m => m.Author == MessageAuthor.Person && m.TelegramMessageId == sent.Id), $"“{text}” is recorded");
    }
}
