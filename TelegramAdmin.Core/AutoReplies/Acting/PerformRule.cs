using System.Globalization;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations.Handling;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Outbound;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Does what a rule says, in the caller's transaction. What cannot be done any more, such as with a label that is gone, is left out and noted on the rule.</summary>
internal sealed class PerformRule(ScreenVoice screens, ConversationDesk desk, Ledger ledger, ISignedCalls calls, HandOver handOver, IEnumerable<IAiAnswers> models)
{
    public async Task RunAsync(RuleTurn turn, CompiledRule rule)
    {
        foreach (var action in rule.Actions)
        {
            if (await DoAsync(turn, rule, action) is { } trouble)
                await RuleLedger.TroubleAsync(turn.Db, rule.Id, trouble);
        }
        await RuleLedger.ActedAsync(turn.Db, rule, turn.Conversation, Once(turn, rule), turn.Now);
    }

    /// <returns>What went wrong; null where nothing did.</returns>
    private async Task<string?> DoAsync(RuleTurn turn, CompiledRule rule, RuleAction action)
    {
        switch (action.Kind)
        {
            case RuleActionKind.Reply:
                return await ReplyAsync(turn, rule, action.Screens[0]);
            case RuleActionKind.GiveCredits:
                return await GiveAsync(turn, rule, action.Credits);
            case RuleActionKind.Webhook:
                await calls.QueueAsync(turn.Db, new SignedCall(turn.Conversation.WorkspaceId, action.Url!, "rule.acted", Facts(turn, rule)));
                return null;
            case RuleActionKind.HandOver:
                await handOver.RunAsync(turn, tellsPerson: !rule.Does(RuleActionKind.Reply));
                return null;
            case RuleActionKind.AskAi:
                await AskModelAsync(turn, rule);
                return null;
            case RuleActionKind.TellTeam:
                turn.CallsTeam = true;
                return null;
            default:
                return await HandleAsync(turn, rule, Act(action));
        }
    }

    private async Task<string?> ReplyAsync(RuleTurn turn, CompiledRule rule, RuleScreen screen)
    {
        turn.IsAnswered |= rule.Trigger.Kind != TriggerKind.OutsideHours; // That the team is away answers nothing.
        try
        {
            await screens.SayAsync(turn, rule.Id, rule.Name, screen);
            return null;
        }
        catch (IOException)
        {
            await screens.SayAsync(turn, rule.Id, rule.Name, screen with { File = null });
            return "The file of the reply is gone; the text was sent without it. Attach the file again.";
        }
    }

    private async Task<string?> GiveAsync(RuleTurn turn, CompiledRule rule, int credits)
    {
        var account = await ledger.OpenAsync(turn.Db, turn.Conversation.WorkspaceId, turn.Person.TelegramUserId);
        var source = string.Create(CultureInfo.InvariantCulture, $"rule:{rule.Id}:{turn.Person.TelegramUserId}"); // Once for each person, however often they ask.
        var given = await ledger.GrantAsync(turn.Db, account, new EntryDraft(EntryKind.Bonus, credits, source) { Note = rule.Name, BotId = turn.Bot.Id });
        return given.Failure is null or { Code: "source_reused" } ? null : given.Failure.Message; // Reused: the rule gave them another number once.
    }

    private async Task AskModelAsync(RuleTurn turn, CompiledRule rule)
    {
        foreach (var model in models)
        {
            if (turn.Context is null || !await model.IsOnAsync(turn.Bot))
                continue;
            turn.Context.Set(new AiWanted(rule.Name));
            turn.IsAnswered = true;
            return;
        }
        await handOver.RunAsync(turn, tellsPerson: !rule.Does(RuleActionKind.Reply));
    }

    private async Task<string?> HandleAsync(RuleTurn turn, CompiledRule rule, HandlingAct act)
    {
        turn.IsAnswered |= act is HandlingAct.Close;
        var failure = await desk.ApplyAsync(turn.Db, turn.Conversation, act, new Actor(null, $"The rule “{rule.Name}”"));
        return failure is null or { Code: "already_closed" } ? null : failure.Message;
    }

    private static HandlingAct Act(RuleAction action) => action.Kind switch
    {
        RuleActionKind.Label => new HandlingAct.PutLabel(action.LabelId ?? 0),
        RuleActionKind.Unlabel => new HandlingAct.TakeLabel(action.LabelId ?? 0),
        RuleActionKind.Assign => new HandlingAct.Assign(action.AdminId),
        RuleActionKind.Priority => new HandlingAct.SetPriority(action.Priority ?? Conversations.ConversationPriority.Normal),
        RuleActionKind.Close => new HandlingAct.Close(),
        _ => throw new InvalidOperationException($"{action.Kind} is not done anywhere."),
    };

    private static DateTimeOffset Once(RuleTurn turn, CompiledRule rule) => rule.Trigger.Kind switch
    {
        TriggerKind.NoAnswer => turn.Conversation.WaitingSince ?? turn.Now,
        TriggerKind.OutsideHours => turn.AwayUntil ?? turn.Now,
        _ => turn.Now,
    };

    private static JsonObject Facts(RuleTurn turn, CompiledRule rule) => new()
    {
        ["bot_id"] = turn.Bot.Id.Value,
        ["rule_id"] = rule.Id,
        ["rule"] = rule.Name,
        ["conversation_id"] = turn.Conversation.Id,
        ["chat_id"] = turn.Conversation.ChatId,
        ["user"] = new JsonObject
        {
            ["id"] = turn.Person.TelegramUserId,
            ["first_name"] = turn.Person.FirstName,
            ["last_name"] = turn.Person.LastName,
            ["username"] = turn.Person.Username,
            ["language"] = turn.Language,
        },
        ["text"] = turn.Text,
        ["update_id"] = turn.Context?.Update.UpdateId,
    };
}
