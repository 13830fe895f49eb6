using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

using static TelegramAdmin.Tests.AutoReplies.RuleDesk;

namespace TelegramAdmin.Tests.AutoReplies;

/// <summary>Rules that would do harm.</summary>
public sealed class RuleGuardTests
{
    [Theory, OnBothDatabases]
    public async Task Talk_InCircles_EndsAfterTwentyAnswersWithTheTeam(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        await desk.AddAsync("Pong", When(TriggerKind.AnyMessage), Reply("pong"));

        for (var n = 0; n < 25; n++)
            desk.Ana.Person.SendText(desk.Bot, "ping");
        await Eventually.TrueAsync(async () => (await desk.ThreadAsync()).Count(m => m.Author == MessageAuthor.Person) == 25, "all arrive");
        await Eventually.TrueAsync(async () => (await desk.HeadAsync())!.UnreadCount == 5, "the last five are the team's");

        var thread = await desk.ThreadAsync();
        Assert.Equal(20, thread.Count(m => m is { Author: MessageAuthor.Bot, Source: "Pong" }));
        Assert.Single(thread, m => m.Text == "Automatic answers stopped: 20 within a minute");
    }

    [Theory, OnBothDatabases]
    public async Task Pattern_ThatExplodes_HarmlessWhereItRunsInLinearTime_ElseSwitchedOffAndSaysSo(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var desk = await OpenAsync(app);
        var linear = await desk.AddAsync("Linear", When(TriggerKind.Pattern, "^(a+)+$"), Reply("all a"));
        var explosive = await desk.AddAsync("Explosive", When(TriggerKind.Pattern, @"^(?!z)(\w+\s?)+$"), Reply("words"));
        await desk.AddAsync("After", When(TriggerKind.Contains, "!"), Reply("still here"));
        var evil = new string('a', 3000) + "!";

        for (var n = 0; n < 3; n++)
            Assert.Equal("still here", await desk.AskAsync(evil));
        await Eventually.TrueAsync(async () => !(await desk.FindAsync(explosive)).IsOn, "it is switched off");

        Assert.StartsWith("Switched off: the pattern took too long", (await desk.FindAsync(explosive)).Trouble, StringComparison.Ordinal);
        Assert.True((await desk.FindAsync(linear)).IsOn);
        Assert.Equal("all a", await desk.AskAsync("aaaaaa"));
    }

    [Fact]
    public async Task Book_RefusesWhatCannotWork_AndSaysWhere()
    {
        await using var app = await RunningApp.StartAsync();
        var desk = await OpenAsync(app);
        var any = When(TriggerKind.AnyMessage);
        var screen = Screen("start", "x");
        (RuleDraft Draft, string Code, string Field)[] wrong =
        [
            (new(" ", any, [Reply("x")]), "rule_name_invalid", "name"),
            (new("n", any, []), "rule_actions_missing", "actions"),
            (new("n", any, [Reply("x"), Reply("y")]), "rule_reply_twice", "actions"),
            (new("n", When(TriggerKind.Keywords, " ", "\u200f"), [Reply("x")]), "rule_word_invalid", "trigger"),
            (new("n", When(TriggerKind.Exact), [Reply("x")]), "rule_words_missing", "trigger"),
            (new("n", When(TriggerKind.Command, "no spaces"), [Reply("x")]), "rule_word_invalid", "trigger"),
            (new("n", When(TriggerKind.Button, new string('é', 33)), [Reply("x")]), "rule_word_invalid", "trigger"),
            (new("n", When(TriggerKind.Pattern, "(unclosed"), [Reply("x")]), "rule_pattern_invalid", "trigger"),
            (new("n", When(TriggerKind.Pattern, new string('a', 501)), [Reply("x")]), "rule_pattern_invalid", "trigger"),
            (new("n", new RuleTrigger(TriggerKind.NoAnswer), [Reply("x")]), "rule_minutes_invalid", "trigger"),
            (new("n", When(TriggerKind.InlineQuery), [new(RuleActionKind.Close)]), "rule_reply_missing", "actions"),
            (new("n", any, [Reply("<b>open")]), "rule_text_invalid", "actions[0].screens[0].texts."),
            (new("n", any, [Reply("{salary}")]), "rule_text_invalid", "actions[0].screens[0].texts."),
            (new("n", any, [new(RuleActionKind.Reply)]), "rule_screens_missing", "actions[0].screens"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [screen, screen] }]), "rule_screen_key_invalid", "actions[0].screens[1].key"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [screen with { Key = "a:b" }] }]), "rule_screen_key_invalid", "actions[0].screens[0].key"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [screen with { Texts = new Dictionary<string, string> { ["es"] = "x" } }] }]), "rule_fallback_missing", "actions[0].screens[0].texts"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [Screen("start", "x", Button("go", "nowhere"))] }]), "rule_button_invalid", "actions[0].screens[0].buttons[0][0]"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [Screen("start", "x", Button("go", url: "javascript:alert(1)"))] }]), "rule_button_invalid", "actions[0].screens[0].buttons[0][0]"),
            (new("n", any, [new(RuleActionKind.Reply) { Screens = [screen with { File = new KeptFile("../../secret", "x", "image/png", 5) }] }]), "rule_file_invalid", "actions[0].screens[0].file"),
            (new("n", any, [new(RuleActionKind.Label) { LabelId = 99 }]), "rule_label_unknown", "actions[0].label_id"),
            (new("n", any, [new(RuleActionKind.Assign)]), "rule_admin_unknown", "actions[0].admin_id"),
            (new("n", any, [new(RuleActionKind.GiveCredits)]), "rule_credits_invalid", "actions[0].credits"),
            (new("n", any, [new(RuleActionKind.Webhook) { Url = "http://169.254.169.254/latest" }]), "rule_url_refused", "actions[0].url"),
            (new("n", any, [new(RuleActionKind.Webhook) { Url = "https://127.0.0.1/x" }]), "rule_url_refused", "actions[0].url"),
            (new("n", any, [Reply("x")]) { Conditions = new RuleConditions { Tiers = [77] } }, "rule_tier_unknown", "conditions.tiers"),
            (new("n", any, [Reply("x")]) { Conditions = new RuleConditions { Languages = ["Spanish"] } }, "rule_language_invalid", "conditions.languages"),
            (new("n", any, [Reply("x")]) { BotId = new BotId(5) }, "rule_bot_unknown", "bot"),
        ];
        foreach (var (draft, code, field) in wrong)
        {
            var refused = (await desk.Book.SaveAsync(WorkspaceId.Default, null, draft, Olga)).Failure;
            Assert.Equal((code, field), (refused?.Code, refused?.Field));
            Assert.Equal(refused, await desk.Book.CheckAsync(WorkspaceId.Default, draft));
        }
        Assert.Empty(await desk.Book.ReadAsync(WorkspaceId.Default));

        var rule = await desk.AddAsync("A", any, Reply("x"));
        await desk.AddAsync("B", any, Reply("x"));
        var copy = (await desk.Book.DuplicateAsync(WorkspaceId.Default, rule.Id, Olga)).Value;
        Assert.False(copy.IsOn);
        Assert.Equal(["A", "A (copy)", "B"], (await desk.Book.ReadAsync(WorkspaceId.Default)).Select(r => r.Name));
        await using var db = app.Storage.ReadAll();
        Assert.Equal(["rule.added", "rule.added", "rule.added", "rule.moved"], await db.AuditEntries.Where(e => e.Action.StartsWith("rule.")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }
}
