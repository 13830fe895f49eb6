using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Counts an audience and shows who is in it, as it is now.</summary>
public sealed class AudienceReader(IDatabase database, AudienceQuery query, TimeProvider time)
{
    /// <summary>How many match, and how many of them a bot can write to. Gives up, in the database too, when it is cancelled.</summary>
    public async Task<Result<AudienceCount>> CountAsync(WorkspaceId workspace, Audience audience, CancellationToken cancellation = default)
    {
        if (!(await query.WriteAsync(audience, workspace, time.GetUtcNow(), cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var rows = await db.QueryAsync($"SELECT COUNT(*), COUNT(CASE WHEN p.is_reachable THEN 1 END) FROM people p WHERE {written.Where}", written.Bind,
            row => new AudienceCount(row.GetInt64(0), row.GetInt64(1)), cancellation);
        return rows[0];
    }

    /// <summary>Some of them, beginning anywhere, so that not always the same ones are shown.</summary>
    public async Task<Result<IReadOnlyList<AudiencePerson>>> SampleAsync(WorkspaceId workspace, Audience audience, int size, CancellationToken cancellation = default)
    {
        if (!(await query.WriteAsync(audience, workspace, time.GetUtcNow(), cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var last = await db.KnownPeople.MaxAsync(p => (long?)p.TelegramUserId, cancellation) ?? 0;
        var start = Random.Shared.NextInt64(last + 1);
        var ids = await IdsAsync(db, written, ">", start, size, cancellation);
        if (ids.Count < size)
            ids = [.. ids, .. await IdsAsync(db, written, "<=", start, size - ids.Count, cancellation)];
        return Result(await PeopleAsync(db, ids, cancellation));
    }

    /// <summary>A page of them by Telegram id.</summary>
    /// <param name="after">The last id of the page before.</param>
    /// <returns>Up to one more than <paramref name="size"/>, which tells that there are more.</returns>
    public async Task<Result<IReadOnlyList<AudiencePerson>>> PageAsync(WorkspaceId workspace, Audience audience, long? after, int size, CancellationToken cancellation = default)
    {
        if (!(await query.WriteAsync(audience, workspace, time.GetUtcNow(), cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        return Result(await PeopleAsync(db, await IdsAsync(db, written, ">", after ?? long.MinValue, size + 1, cancellation), cancellation));
    }

    private static Result<IReadOnlyList<AudiencePerson>> Result(List<AudiencePerson> people) => people;

    private static Task<IReadOnlyList<long>> IdsAsync(AppDbContext db, WrittenAudience audience, string side, long border, int most, CancellationToken cancellation) => db.QueryAsync(
        $"SELECT p.telegram_user_id FROM people p WHERE {audience.Where} AND p.telegram_user_id {side} @border ORDER BY p.telegram_user_id LIMIT @most",
        command =>
        {
            audience.Bind(command);
            command.Bind(audience.Provider, "@border", border);
            command.Bind(audience.Provider, "@most", most);
        }, row => row.GetInt64(0), cancellation);

    private static async Task<List<AudiencePerson>> PeopleAsync(AppDbContext db, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var known = await db.KnownPeople.Where(p => ids.Contains(p.TelegramUserId)).ToDictionaryAsync(p => p.TelegramUserId, cancellation);
        var met = (await db.BotUsers.Where(u => ids.Contains(u.TelegramUserId)).ToListAsync(cancellation)).GroupBy(u => u.TelegramUserId).ToDictionary(g => g.Key, g => g.MaxBy(u => u.LastSeenAt)!);
        return [.. ids.Select(id => AudiencePerson.Of(known[id], met.GetValueOrDefault(id)))];
    }
}

/// <param name="People">Who match.</param>
/// <param name="Reachable">Whom a bot of the workspace can write to.</param>
public sealed record AudienceCount(long People, long Reachable);

/// <param name="Username">Without the @.</param>
/// <param name="Language">IETF tag.</param>
/// <param name="Country">ISO 3166 code.</param>
public sealed record AudiencePerson(long TelegramUserId, string Name, string? Username, string? Language, string? Country, DateTimeOffset LastSeenAt)
{
    internal static AudiencePerson Of(KnownPerson person, BotUser? met) =>
        new(person.TelegramUserId, met?.FullName ?? person.TelegramUserId.ToString(System.Globalization.CultureInfo.InvariantCulture), met?.Username, person.Language, person.Country, person.LastSeenAt);
}
