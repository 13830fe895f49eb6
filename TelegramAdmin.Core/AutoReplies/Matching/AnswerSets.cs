using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>The rules and questions of each workspace that are on, ready to be asked: read on every message, so kept in memory until they change.</summary>
internal sealed class AnswerSets : IDisposable
{
    private readonly ConcurrentDictionary<WorkspaceId, Answers> _known = new();
    private readonly Lock _gate = new();
    private readonly IDatabase _database;
    private readonly IDisposable _subscription;
    private int _changes;

    public AnswerSets(IDatabase database, EventBus events)
    {
        _database = database;
        _subscription = events.Subscribe<RulesChanged>(changed => Forget(changed.WorkspaceId));
    }

    public ValueTask<Answers> OfAsync(WorkspaceId workspace) =>
        _known.TryGetValue(workspace, out var known) ? ValueTask.FromResult(known) : new ValueTask<Answers>(ReadAsync(workspace));

    public void Dispose() => _subscription.Dispose();

    private async Task<Answers> ReadAsync(WorkspaceId workspace)
    {
        var before = Volatile.Read(ref _changes);
        await using var db = _database.Read(workspace);
        var rules = await db.AutoRules.Where(r => r.IsOn).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync();
        var entries = await db.FaqEntries.Where(e => e.IsOn).OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync();
        var answers = new Answers(new RuleSet(rules.Select(r => new CompiledRule(r))), new FaqSet(entries));
        lock (_gate)
        {
            if (_changes == before) // Else what was read may be of before the change.
                _known[workspace] = answers;
        }
        return answers;
    }

    private void Forget(WorkspaceId workspace)
    {
        lock (_gate)
        {
            _changes++;
            _known.TryRemove(workspace, out _);
        }
    }
}

internal sealed record Answers(RuleSet Rules, FaqSet Faq);
