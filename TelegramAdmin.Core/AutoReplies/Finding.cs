using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AutoReplies;

/// <summary>Automatic answers are found by name, by what they listen for and by what they say.</summary>
internal sealed class RuleFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Rule;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("auto_rules", "row.id", "name", "is_on", "trigger", "actions", "bot_id")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var rules = await db.AutoRules.Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        return [.. rules.Select(r => new SearchDocument(new SearchKey(r.WorkspaceId, r.Id), r.Name, r.CreatedAt)
        {
            Text = $"{JsonText.Of(r.Trigger, "words").ReplaceLineEndings(", ")}\n{JsonText.Of(r.Actions, "texts", "text")}".Trim(),
            IsFoundByParts = true,
            BotId = r.BotId,
            State = r.IsOn ? "on" : "off",
        })];
    }
}

/// <summary>Frequent questions are found by question, keywords and answer.</summary>
internal sealed class QuestionFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Question;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("faq_entries", "row.id", "question", "answer", "keywords", "category", "is_on", "bot_id")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var entries = await db.FaqEntries.Where(e => ids.Contains(e.Id)).ToListAsync(cancellation);
        return [.. entries.Select(e => new SearchDocument(new SearchKey(e.WorkspaceId, e.Id), e.Question, e.ChangedAt)
        {
            Text = string.Join('\n', new[] { JsonText.OfHtml(e.Answer), e.Keywords, e.Category }.Where(t => t.Length > 0)),
            BotId = e.BotId,
            State = e.IsOn ? "on" : "off",
        })];
    }
}
