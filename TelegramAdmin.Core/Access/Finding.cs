using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Access;

/// <summary>Entries of the audit log, by what was done, to what, with which words and by whom.</summary>
internal sealed class Finding : ISearchSource
{
    private const string Person = "person ";

    public SearchKind Kind => SearchKind.AuditEntry;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("audit_entries", "row.number", "target", "details")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var documents = new List<SearchDocument>();
        foreach (var workspace in keys.GroupBy(k => k.WorkspaceId))
        {
            var (of, numbers) = (workspace.Key, workspace.Select(k => k.Id).ToList());
            documents.AddRange((await db.AuditEntries.Where(e => e.WorkspaceId == of && numbers.Contains(e.Number)).ToListAsync(cancellation)).Select(Describe));
        }
        return documents;
    }

    private static SearchDocument Describe(AuditEntry entry) => new(new SearchKey(entry.WorkspaceId, entry.Number), Words(entry.Action), entry.At)
    {
        Text = string.Join(" · ", new[] { entry.Target, entry.Details, entry.Actor }.Where(t => !string.IsNullOrEmpty(t))),
        PersonId = PersonOf(entry.Target),
    };

    // "person.note_removed" is found by each of its words.
    private static string Words(string action) => char.ToUpperInvariant(action[0]) + action[1..].Replace('.', ' ').Replace('_', ' ');

    private static long? PersonOf(string target) =>
        target.StartsWith(Person, StringComparison.Ordinal) && long.TryParse(target.AsSpan(Person.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;
}
