using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences.Saving;

/// <summary>Lists of Telegram ids that the team uploads. One that was not written to its end has no people and is not offered to anybody.</summary>
public sealed class PersonLists(IDatabase database, AudienceUses uses, TimeProvider time)
{
    public const int LargestFile = 10 * 1024 * 1024;

    private const int Chunk = 2_000;

    private const string Insert = """
        INSERT INTO listed_people (list_id, telegram_user_id, workspace_id) VALUES (@list, @person, @workspace) ON CONFLICT (list_id, telegram_user_id) DO NOTHING
        """;

    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public async Task<IReadOnlyList<PersonList>> ReadAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PersonLists.Where(l => l.People > 0).OrderBy(l => l.Name).ToListAsync(cancellation);
    }

    /// <param name="text">One id in each line, or a table with a column of them.</param>
    public async Task<Result<PersonList>> AddAsync(WorkspaceId workspace, string name, TextReader text, CancellationToken cancellation = default)
    {
        if (name.Trim() is not { Length: > 0 and <= PersonList.LongestName } clean || !ShortText.IsWhole(clean))
            return AudienceErrors.ListName;
        if (!(await IdLines.ReadAsync(text, cancellation)).TryGet(out var ids, out var failure))
            return failure;
        return (await BeginAsync(workspace, clean)).TryGet(out var list, out failure) ? await FillAsync(list, ids) : failure;
    }

    /// <summary>Refused while something that is still to be done uses it.</summary>
    public async Task<Result<PersonList>> DeleteAsync(WorkspaceId workspace, long id)
    {
        var removed = await database.WriteAsync(workspace, async db =>
        {
            if (await db.PersonLists.AsTracking().FirstOrDefaultAsync(l => l.Id == id) is not { } list)
                return (Result<PersonList>)AudienceErrors.ListNotFound;
            if (await uses.OfAsync(db, AudienceField.List, id.ToString(CultureInfo.InvariantCulture)) is { } users)
                return AudienceErrors.ListInUse(users);
            db.PersonLists.Remove(list);
            return list;
        });
        if (removed.IsOk)
            await EmptyAsync(workspace, id);
        return removed;
    }

    private Task<Result<PersonList>> BeginAsync(WorkspaceId workspace, string name) => database.WriteAsync(workspace, async db =>
    {
        var now = time.GetUtcNow();
        await db.PersonLists.Where(l => l.People == 0 && l.CreatedAt < now - Abandoned).ExecuteDeleteAsync();
        if ((await db.PersonLists.ToListAsync()).Exists(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return (Result<PersonList>)AudienceErrors.ListExists(name);
        var list = db.PersonLists.Add(new PersonList { WorkspaceId = workspace, Name = name, People = 0, CreatedAt = now }).Entity;
        await db.SaveChangesAsync();
        return list;
    });

    // A chunk at a time, so that the bots go on writing meanwhile.
    private async Task<PersonList> FillAsync(PersonList list, IReadOnlyList<long> ids)
    {
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await database.WriteAsync(list.WorkspaceId, db => db.Session.ForEachAsync(Insert, chunk,
                (p, id) => p.Add("@list", list.Id).Add("@person", id).Add("@workspace", list.WorkspaceId)));
        }
        return await database.WriteAsync(list.WorkspaceId, async db =>
        {
            var row = await db.PersonLists.AsTracking().FirstAsync(l => l.Id == list.Id);
            row.People = ids.Count;
            return row;
        });
    }

    private async Task EmptyAsync(WorkspaceId workspace, long id)
    {
        while (await database.WriteAsync(workspace, RemoveChunkAsync) > 0)
        {
        }

        async Task<int> RemoveChunkAsync(AppDbContext db)
        {
            var ids = await db.ListedPeople.Where(p => p.ListId == id).OrderBy(p => p.TelegramUserId).Select(p => p.TelegramUserId).Take(Chunk).ToListAsync();
            var last = ids.Count == 0 ? 0 : ids[^1];
            return ids.Count == 0 ? 0 : await db.ListedPeople.Where(p => p.ListId == id && p.TelegramUserId <= last).ExecuteDeleteAsync();
        }
    }
}
