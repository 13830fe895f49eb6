using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Rules;

/// <summary>What is wrong with a rule that somebody wrote: its form, the addresses that it calls, and what it names.</summary>
internal static partial class RuleCheck
{
    public const int MostWords = 200;
    public const int LongestWord = 200;
    public const int LongestPattern = 500;
    public const int MostActions = 10;
    public const int MostCredits = 100_000;

    private const int LongestWait = 7 * 24 * 60;
    private const int LongestStored = 200_000;

    /// <summary>The form alone; looks nothing up.</summary>
    public static Failure? Form(RuleDraft draft) =>
        draft.Name.Length is 0 or > AutoRule.LongestName || !ShortText.IsWhole(draft.Name) ? RuleErrors.NameInvalid
        : TriggerFault(draft.Trigger) ?? ConditionsFault(draft.Conditions) ?? ActionsFault(draft)
        ?? (RuleJson.Write(draft.Actions).Length > LongestStored ? RuleErrors.TooLarge : null);

    /// <summary>Where the addresses lead.</summary>
    public static async Task<Failure?> AddressesAsync(RuleDraft draft, OutboundHttp http)
    {
        foreach (var (index, action) in draft.Actions.Index().Where(a => a.Item.Kind == RuleActionKind.Webhook))
        {
            var fault = Uri.TryCreate(action.Url, UriKind.Absolute, out var address) ? await http.FaultAsync(address) : "It is not a web address. Write it like https://example.com/hook.";
            if (fault is not null)
                return RuleErrors.UrlRefused(fault, $"actions[{index}].url");
        }
        return null;
    }

    /// <summary>Whether everything that it names is in this workspace.</summary>
    public static async Task<Failure?> StrangersAsync(AppDbContext db, RuleDraft draft)
    {
        if (draft.BotId is { } bot && !await db.Bots.AnyAsync(b => b.Id == bot && b.State != BotState.Removed))
            return RuleErrors.BotUnknown;
        var tiers = draft.Conditions.Tiers.Distinct().ToList();
        if (tiers.Count > 0 && await db.Tiers.CountAsync(t => tiers.Contains(t.Id)) != tiers.Count)
            return RuleErrors.TierUnknown;
        var labels = draft.Conditions.Labels.Distinct().ToList();
        if (await db.Labels.CountAsync(l => labels.Contains(l.Id)) != labels.Count)
            return RuleErrors.LabelUnknown("conditions.labels");
        foreach (var (index, action) in draft.Actions.Index())
        {
            if (action.Kind is RuleActionKind.Label or RuleActionKind.Unlabel && !await db.Labels.AnyAsync(l => l.Id == action.LabelId))
                return RuleErrors.LabelUnknown($"actions[{index}].label_id");
            if (action.Kind == RuleActionKind.Assign && !await db.WorkspaceMembers.Where(m => m.AdminId == action.AdminId).Join(db.Admins.Where(a => !a.IsDisabled), m => m.AdminId, a => a.Id, (m, _) => m).AnyAsync())
                return RuleErrors.AdminUnknown($"actions[{index}].admin_id");
        }
        return null;
    }

    private static Failure? TriggerFault(RuleTrigger trigger)
    {
        if (!Enum.IsDefined(trigger.Kind))
            return RuleErrors.WordsMissing;
        if (trigger.Kind == TriggerKind.NoAnswer)
            return trigger.Minutes is < 1 or > LongestWait ? RuleErrors.MinutesInvalid : null;
        if (trigger.Kind is TriggerKind.Joined or TriggerKind.OutsideHours or TriggerKind.AnyMessage)
            return null;
        if (trigger.Words.Count == 0)
            return trigger.Kind == TriggerKind.InlineQuery ? null : RuleErrors.WordsMissing;
        if (trigger.Words.Count > MostWords)
            return RuleErrors.TooManyWords(MostWords);
        return trigger.Kind == TriggerKind.Pattern ? RulePattern.Fault(trigger.Words[0]) : trigger.Words.Select(w => WordFault(trigger.Kind, w)).FirstOrDefault(f => f is not null);
    }

    private static Failure? WordFault(TriggerKind kind, string word)
    {
        var why = !ShortText.IsWhole(word) ? "It holds half of a character. Type it again."
            : kind switch
            {
                TriggerKind.Command => CommandForm().IsMatch(word) ? null : "A command has 1 to 32 letters a to z, digits and underscores.",
                TriggerKind.StartLink => LinkForm().IsMatch(word) ? null : "What a link carries has 1 to 64 letters A to z, digits, hyphens and underscores.",
                TriggerKind.Button => Encoding.UTF8.GetByteCount(word) <= 64 ? null : "The data of a button has at most 64 bytes.",
                TriggerKind.Keywords => MessageWords.TokensOf(word).Count is > 0 and <= 10 && word.Length <= LongestWord ? null : $"A keyword is one word or a few, of at most {LongestWord} characters.",
                _ => MessageWords.Fold(word).Length > 0 && word.Length <= LongestWord ? null : $"It has 1 to {LongestWord} characters that can be seen.",
            };
        return why is null ? null : RuleErrors.WordInvalid(ShortText.Cut(word, 60), why);
    }

    private static Failure? ConditionsFault(RuleConditions conditions) =>
        conditions.Languages.Where(l => !LanguageForm().IsMatch(l)).Select(l => RuleErrors.LanguageInvalid(ShortText.Cut(l, 20), "conditions.languages")).FirstOrDefault();

    private static Failure? ActionsFault(RuleDraft draft)
    {
        if (draft.Actions.Count == 0)
            return RuleErrors.ActionsMissing;
        if (draft.Actions.Count > MostActions)
            return RuleErrors.TooManyActions(MostActions);
        if (draft.Actions.Count(a => a.Kind == RuleActionKind.Reply) > 1)
            return RuleErrors.OneReply;
        if (draft.Trigger.Kind == TriggerKind.InlineQuery && draft.Actions is not [{ Kind: RuleActionKind.Reply }])
            return RuleErrors.ReplyMissing;
        return draft.Actions.Index().Select(a => ActionFault(a.Item, $"actions[{a.Index}]")).FirstOrDefault(f => f is not null);
    }

    private static Failure? ActionFault(RuleAction action, string field) => action.Kind switch
    {
        RuleActionKind.Reply => ScreenCheck.Of(action.Screens, $"{field}.screens"),
        RuleActionKind.Priority when action.Priority is not { } priority || !Enum.IsDefined(priority) => RuleErrors.PriorityMissing($"{field}.priority"),
        RuleActionKind.GiveCredits when action.Credits is < 1 or > MostCredits => RuleErrors.CreditsInvalid(MostCredits, $"{field}.credits"),
        _ => Enum.IsDefined(action.Kind) ? null : RuleErrors.ActionsMissing,
    };

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z", RegexOptions.None, 500)]
    private static partial Regex CommandForm();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.None, 500)]
    private static partial Regex LinkForm();

    [GeneratedRegex(@"^[a-z]{2,3}\z", RegexOptions.None, 500)]
    internal static partial Regex LanguageForm();
}
