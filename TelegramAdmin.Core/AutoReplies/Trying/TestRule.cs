using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Acting;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>What the bot would answer to a message of somebody new: which rules act, in their order, and what they show. Nothing is sent.</summary>
public sealed class TestRule(IDatabase database, ScreenWords words, SettingsStore settings, TierBook tiers, TimeProvider time)
{
    /// <param name="draft">A rule that is not saved yet, or not like this; it takes part as if it were on.</param>
    /// <param name="id">The rule that the draft would change; null for a new one, which stands last.</param>
    public async Task<Result<TestOutcome>> RunAsync(WorkspaceId workspace, TestQuestion question, RuleDraft? draft = null, long? id = null, CancellationToken cancellation = default)
    {
        if (draft is not null && RuleCheck.Form(draft.Tidy()) is { } fault)
            return fault;
        await using var db = database.Read(workspace);
        var rows = await db.AutoRules.OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(cancellation);
        var set = new RuleSet(DraftedRules.Of(workspace, rows, draft, id).Select(r => new CompiledRule(r)));
        var bot = await db.Bots.Where(b => b.Id == question.BotId).Select(b => new { b.Username, b.Name }).FirstOrDefaultAsync(cancellation);
        var now = time.GetUtcNow();
        var person = new BotUser { WorkspaceId = workspace, BotId = question.BotId, TelegramUserId = 0, FirstName = "Ana", LanguageCode = question.Language, FirstSeenAt = now, LastSeenAt = now };
        var occasion = Occasion(question, bot?.Username ?? "", Closing.EndAt(await settings.GetAsync(workspace, InboxSettings.Hours), now) is not null);
        var facts = new NewcomerFacts(question.Language, (await tiers.OfAsync(workspace, null)).Id);
        var matches = set.Match(occasion);
        var found = await WalkAsync(db, workspace, matches.Rules, facts, person, bot?.Name ?? "");
        var faq = found.Any(f => f.Acts && f.Screens.Count > 0) || occasion.Words is null ? null : await FaqAsync(db, occasion, ScreenWords.LanguageOf(question.Language), cancellation);
        return new TestOutcome(found, [.. matches.TooSlow.Select(r => r.Name)], faq);
    }

    private static RuleOccasion Occasion(TestQuestion question, string username, bool isAway)
    {
        var message = new Message { Chat = new Chat(), Text = question.Text.Trim() };
        return BotCommand.TryRead(message, username, out var command)
            ? new RuleOccasion(question.BotId) { Command = command, IsJoined = command.Name == "start" }
            : new RuleOccasion(question.BotId) { Words = new MessageWords(question.Text), IsAway = isAway };
    }

    private async Task<List<TestedRule>> WalkAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyList<CompiledRule> rules, RuleFacts facts, BotUser person, string botName)
    {
        var (found, stopped) = (new List<TestedRule>(), (string?)null);
        foreach (var rule in rules)
        {
            var why = stopped is null ? await facts.WhyNotAsync(rule) : $"“{stopped}” stops before it.";
            var values = await words.ValuesAsync(db, workspace, person, botName, rule.Screens.SelectMany(s => ScreenView.TextsOf(s, person.Language)));
            found.Add(new TestedRule(rule.Id, rule.Name, why is null, why, rule.Actions, [.. rule.Screens.Select(s => new TestedScreen(s.Key, s.File, ScreenView.Of(rule.Id, s, person.Language, values)))]));
            if (why is null && rule.StopsHere)
                stopped = rule.Name;
        }
        return found;
    }

    private static async Task<FaqEntry?> FaqAsync(AppDbContext db, RuleOccasion occasion, string? language, CancellationToken cancellation) =>
        new FaqSet(await db.FaqEntries.Where(e => e.IsOn).OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync(cancellation)).Answer(occasion.Words!, occasion.BotId, language);
}

/// <param name="Text">A message, or a command such as <c>/start spring</c>.</param>
/// <param name="Language">Two letters; null where Telegram tells none.</param>
public sealed record TestQuestion(string Text, BotId BotId, string? Language = null);

/// <param name="Rules">Every rule whose trigger this is, in their order; those that do not act say why.</param>
/// <param name="TooSlow">Rules whose pattern took too long on this message.</param>
/// <param name="Faq">The question that is answered where no rule does.</param>
public sealed record TestOutcome(IReadOnlyList<TestedRule> Rules, IReadOnlyList<string> TooSlow, FaqEntry? Faq);

/// <param name="RuleId">0 for a draft of a new rule.</param>
/// <param name="WhyNot">What keeps it from acting; null where it acts.</param>
/// <param name="Screens">The reply, filled in for somebody called Ana; the first screen is shown, buttons lead to the others.</param>
public sealed record TestedRule(long RuleId, string Name, bool Acts, string? WhyNot, IReadOnlyList<RuleAction> Actions, IReadOnlyList<TestedScreen> Screens);

public sealed record TestedScreen(string Key, KeptFile? File, BotScreen Screen);
