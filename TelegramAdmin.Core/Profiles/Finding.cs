using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Search;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles;

/// <summary>People are found by name, by a part of it, by username, Telegram id and tag, whichever bots know them.</summary>
internal sealed class PersonFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Person;

    public IReadOnlyList<SearchTable> Tables { get; } =
        [new("bot_users", "row.telegram_user_id", "first_name", "last_name", "username"), new("person_tags", "row.telegram_user_id", "name")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var documents = new List<SearchDocument>();
        foreach (var workspace in keys.GroupBy(k => k.WorkspaceId))
        {
            var (of, ids) = (workspace.Key, workspace.Select(k => k.Id).ToList());
            var met = await db.BotUsers.Where(u => u.WorkspaceId == of && ids.Contains(u.TelegramUserId)).ToListAsync(cancellation);
            var tags = (await db.PersonTags.Where(t => t.WorkspaceId == of && ids.Contains(t.TelegramUserId)).OrderBy(t => t.Name).ToListAsync(cancellation)).ToLookup(t => t.TelegramUserId);
            documents.AddRange(met.GroupBy(u => u.TelegramUserId).Select(g => Describe(new SearchKey(of, g.Key), [.. g.OrderByDescending(u => u.LastSeenAt)], tags[g.Key])));
        }
        return documents;
    }

    private static SearchDocument Describe(SearchKey key, IReadOnlyList<BotUser> met, IEnumerable<PersonTag> tags) => new(key, met[0].FullName, met.Min(u => u.FirstSeenAt))
    {
        Text = string.Join(" · ", tags.Select(t => t.Name).Prepend(met[0].Username is { Length: > 0 } name ? $"@{name}" : "").Where(t => t.Length > 0)),
        IsFoundByParts = true,
        Ids = [key.Id.ToString(CultureInfo.InvariantCulture), .. met.Select(u => u.Username).OfType<string>().Distinct()],
        Bots = [.. met.Select(u => u.BotId)],
        PersonId = key.Id,
    };
}

/// <summary>What the team wrote down of people, by its words.</summary>
internal sealed class NoteFinding : ISearchSource
{
    public SearchKind Kind => SearchKind.Note;

    public IReadOnlyList<SearchTable> Tables { get; } = [new("person_notes", "row.id", "text")];

    public async Task<IReadOnlyList<SearchDocument>> ReadAsync(AppDbContext db, IReadOnlyCollection<SearchKey> keys, CancellationToken cancellation)
    {
        var ids = keys.Select(k => k.Id).ToList();
        var notes = await db.PersonNotes.Where(n => ids.Contains(n.Id)).ToListAsync(cancellation);
        var people = notes.ConvertAll(n => n.TelegramUserId);
        var met = await db.BotUsers.Where(u => people.Contains(u.TelegramUserId)).ToListAsync(cancellation);
        return [.. notes.Select(n => Describe(n, [.. met.Where(u => u.WorkspaceId == n.WorkspaceId && u.TelegramUserId == n.TelegramUserId).OrderByDescending(u => u.LastSeenAt)]))];
    }

    private static SearchDocument Describe(PersonNote note, IReadOnlyList<BotUser> met) =>
        new(new SearchKey(note.WorkspaceId, note.Id), met.Count > 0 ? met[0].FullName : note.TelegramUserId.ToString(CultureInfo.InvariantCulture), note.At)
        {
            Text = note.Text,
            IsFoundByTitle = false, // A name finds the person, not each note.
            Bots = [.. met.Select(u => u.BotId)],
            PersonId = note.TelegramUserId,
        };
}
