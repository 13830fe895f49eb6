using System.Collections.Concurrent;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Acting;

/// <summary>Switches rules off whose pattern takes too long again and again, so that one of them does not hold up everybody's messages.</summary>
internal sealed class PatternWatch(RuleLedger ledger)
{
    private const int Patience = 3;

    // By the rule as it was written then: whoever mends it begins anew.
    private readonly ConcurrentDictionary<(long Rule, DateTimeOffset ChangedAt), int> _timesOut = new();

    public async Task NoteAsync(AppDbContext db, WorkspaceId workspace, IReadOnlyList<CompiledRule> slow)
    {
        foreach (var rule in slow)
        {
            if (_timesOut.AddOrUpdate((rule.Id, rule.ChangedAt), 1, (_, times) => times + 1) < Patience)
                continue;
            await ledger.SwitchOffAsync(db, workspace, rule.Id, "Switched off: the pattern took too long on three messages. Make it simpler, without repetitions inside of repetitions, then switch the rule on.");
            _timesOut.TryRemove((rule.Id, rule.ChangedAt), out _);
        }
    }
}
