using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.BotApi.Types;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Conversations.Timing;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Trying;

/// <summary>Counts for what messages of the past a rule would have acted. They come newest first.</summary>
internal sealed class DryRunTally(RuleSet set, long ruleId, InboxHours hours)
{
    private readonly CompiledRule _rule = set.Find(ruleId)!;

    // Of a rule that acts once, the oldest message is the one; the later ones, which come first here, give way to it.
    private readonly Dictionary<(long Conversation, DateTimeOffset Once), DryRunSample> _once = [];
    private readonly List<DryRunSample> _samples = [];
    private readonly HashSet<long> _conversations = [];
    private int _acts;
    private int _takenBefore;
    private int _heldBack;
    private int _tooSlow;

    public async Task AddAsync(ConversationMessage message, PastPage page)
    {
        if (page.Find(message.ConversationId) is not { } conversation)
            return;
        var end = Closing.EndAt(hours, message.SentAt);
        var matches = set.Match(Occasion(message, conversation, end is not null));
        _tooSlow += matches.TooSlow.Contains(_rule) ? 1 : 0;
        if (!matches.Rules.Contains(_rule))
            return;
        var facts = new PastFacts(conversation, page.WasTalking(message.ConversationId, message.SentAt));
        if (await IsTakenAsync(matches.Rules, facts))
            _takenBefore++;
        else if (await facts.WhyNotAsync(_rule) is not null)
            _heldBack++;
        else
            Add(new DryRunSample(message.ConversationId, message.Id, conversation.Title, message.Text, message.SentAt), end);
    }

    public DryRunReport Report(int looked) => new()
    {
        Looked = looked,
        Acts = _acts + _once.Count,
        TakenBefore = _takenBefore,
        HeldBack = _heldBack,
        Conversations = _conversations.Count,
        TooSlow = _tooSlow,
        Samples = [.. _samples.Concat(_once.Values).OrderByDescending(s => s.At).Take(DryRun.MostSamples)],
    };

    private void Add(DryRunSample sample, DateTimeOffset? end)
    {
        _conversations.Add(sample.ConversationId);
        if (_rule.Conditions.OnlyFirstTime || _rule.Trigger.Kind == TriggerKind.Joined)
        {
            AddOnce(sample, DateTimeOffset.UnixEpoch);
            return;
        }
        if (_rule.Trigger.Kind == TriggerKind.OutsideHours)
        {
            AddOnce(sample, end!.Value);
            return;
        }
        _acts++;
        if (_samples.Count < DryRun.MostSamples)
            _samples.Add(sample);
    }

    private void AddOnce(DryRunSample sample, DateTimeOffset once)
    {
        if (!_once.TryAdd((sample.ConversationId, once), sample))
        {
            _once[(sample.ConversationId, once)] = sample;
            _heldBack++;
        }
    }

    private async Task<bool> IsTakenAsync(IReadOnlyList<CompiledRule> rules, PastFacts facts)
    {
        foreach (var earlier in rules.TakeWhile(r => r != _rule).Where(r => r.StopsHere && !ActsOnce(r)))
        {
            if (await facts.WhyNotAsync(earlier) is null)
                return true;
        }
        return false;
    }

    // Whether it would have acted before is not known of others; they are taken for having done so.
    private static bool ActsOnce(CompiledRule rule) => rule.Conditions.OnlyFirstTime || rule.Trigger.Kind is TriggerKind.OutsideHours or TriggerKind.Joined;

    private static RuleOccasion Occasion(ConversationMessage message, PastConversation conversation, bool isAway)
    {
        if (message.Kind == MessageKind.ButtonPress)
            return new RuleOccasion(conversation.BotId) { Press = message.Text };
        var sent = new Message { Chat = new Chat(), Text = message.Text };
        if (message.Kind == MessageKind.Text && BotCommand.TryRead(sent, conversation.BotUsername, out var command))
            return new RuleOccasion(conversation.BotId) { Command = command, IsJoined = command.Name == "start" };
        return new RuleOccasion(conversation.BotId) { Words = new MessageWords(message.Text), IsAway = isAway };
    }
}

/// <summary>What is known of a person of the past. What acts once is counted by the tally itself.</summary>
internal sealed class PastFacts(PastConversation conversation, bool wasTalking) : RuleFacts
{
    public override string? Language { get; } = TwoLetters(conversation.Person?.Language);

    public override Task<long?> TierAsync() => Task.FromResult(conversation.Tier);

    public override Task<IReadOnlySet<long>> LabelsAsync() => Task.FromResult(conversation.Labels);

    public override Task<bool> HasActedAsync(CompiledRule rule) => Task.FromResult(false);

    public override Task<bool> HasActedWhileAwayAsync(CompiledRule rule) => Task.FromResult(false);

    public override Task<bool> IsTalkingAsync() => Task.FromResult(wasTalking);
}
