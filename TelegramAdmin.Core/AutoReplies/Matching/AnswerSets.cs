using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Faq;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies.Matching;

/// <summary>The rules and questions of each workspace that are on, ready to be asked: read on every message, so kept in memory until they change.</summary>
internal sealed class AnswerSets : IDisposable
{
    private readonly WorkspaceCache<Answers> _known;
    private readonly IDatabase _database;
    private readonly IDisposable _subscription;

    public AnswerSets(IDatabase database, EventBus events)
    {
        (_database, _known) = (database, new(ReadAsync));
        _subscription = events.Keep<RulesChanged, Answers>(_known);
    }

    public ValueTask<Answers> OfAsync(WorkspaceId workspace) => _known.GetAsync(workspace);

    public void Dispose() => _subscription.Dispose();

    private async Task<Answers> ReadAsync(WorkspaceId workspace)
    {
        await using var db = _database.Read(workspace);
        var rules = await db.AutoRules.Where(r => r.IsOn).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync();
        var entries = await db.FaqEntries.Where(e => e.IsOn).OrderBy(e => e.Position).ThenBy(e => e.Id).ToListAsync();
        return new Answers(new RuleSet(rules.Select(r => new CompiledRule(r))), new FaqSet(entries));
    }
}

internal sealed record Answers(RuleSet Rules, FaqSet Faq);
