using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Charging;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>
/// Lets the rules of a workspace act on what a person writes or presses, in their order, and the FAQ where none of them answered. A message that
/// was answered calls nobody of the team.
/// </summary>
internal sealed class AnswerByRules(AnswerSets sets, Hearing hearing, PerformRule perform, AnswerByFaq faq, PatternWatch watch, AnswerPace pace, TierBook tiers, BotVoice voice) : IUpdateHandler
{
    public UpdateStage Stage => UpdateStage.Answer;

    public async Task HandleAsync(UpdateContext context)
    {
        if (!context.Bot.AnswersItself || (context.Update.Message is null && context.Update.CallbackQuery is null))
            return;
        var answers = await sets.OfAsync(context.Bot.WorkspaceId);
        if (await hearing.OfAsync(context, answers.Rules) is not var (turn, occasion))
            return;
        var matches = answers.Rules.Match(occasion);
        await watch.NoteAsync(context.Db, context.Bot.WorkspaceId, matches.TooSlow);
        // What another screen answered already is left alone, but for beginnings: they are an occasion of their own.
        var rules = context.IsAnswered ? [.. matches.Rules.Where(r => r.Trigger.Kind is TriggerKind.Joined or TriggerKind.StartLink)] : matches.Rules;
        await ActAsync(turn, rules);
        if (!context.IsAnswered && !turn.IsAnswered && !turn.CallsTeam)
            await faq.RunAsync(turn, occasion, answers.Faq, pace);
        Conclude(context, turn);
    }

    private async Task ActAsync(RuleTurn turn, IReadOnlyList<CompiledRule> rules)
    {
        var facts = new LiveFacts(turn, tiers);
        foreach (var rule in rules)
        {
            if (await facts.WhyNotAsync(rule) is not null)
                continue;
            if (rule.Does(RuleActionKind.Reply) && !await pace.AllowsAsync(turn))
                return;
            await perform.RunAsync(turn, rule);
            turn.HasSpoken |= rule.Trigger.Kind is TriggerKind.Command or TriggerKind.Button or TriggerKind.StartLink; // It was meant by name.
            if (rule.StopsHere)
                return;
        }
    }

    private void Conclude(UpdateContext context, RuleTurn turn)
    {
        if (turn.HasSpoken && !context.IsAnswered)
        {
            context.IsAnswered = true;
            if (context.Update.CallbackQuery is not null)
                voice.AnswerPress(context);
            if (context.Find<ConversationThread>() is { IsCommand: true } && turn.Conversation.Kind == ConversationKind.Private)
                NoteStart(context, turn);
        }
        if (context.Find<ConversationThread>() is { } thread)
            thread.StaysQuiet = !turn.CallsTeam && (turn.IsAnswered || thread.StaysQuiet);
    }

    private static void NoteStart(UpdateContext context, RuleTurn turn)
    {
        if (BotCommand.TryRead(context.Update.Message!, context.Bot.Username, out var command) && command.Name == "start")
            turn.Person.StartedAt ??= context.Now;
    }
}
