using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Users;

/// <summary>Keeps what a team or its programs know of a person, by names of their own; all of it or nothing.</summary>
public sealed class SetAttributes(IDatabase database)
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(WorkspaceId workspace, long telegramUserId, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PersonAttributes.Where(a => a.TelegramUserId == telegramUserId).ToDictionaryAsync(a => a.Name, a => a.Value, cancellation);
    }

    /// <summary>The names that are in use, for pick lists.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(WorkspaceId workspace, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        return await db.PersonAttributes.Select(a => a.Name).Distinct().OrderBy(n => n).Take(500).ToListAsync(cancellation);
    }

    /// <param name="attributes">Those that change; null removes one, what is not named stays.</param>
    /// <returns>All that the person has then.</returns>
    public Task<Result<IReadOnlyDictionary<string, string>>> RunAsync(WorkspaceId workspace, long telegramUserId, IReadOnlyDictionary<string, string?> attributes) => database.WriteAsync(workspace, async db =>
    {
        if (attributes.Select(Fault).FirstOrDefault(f => f is not null) is { } fault)
            return (Result<IReadOnlyDictionary<string, string>>)fault;
        if (!await db.KnownPeople.AnyAsync(p => p.TelegramUserId == telegramUserId))
            return PersonErrors.NotFound(telegramUserId);
        var known = await db.PersonAttributes.AsTracking().Where(a => a.TelegramUserId == telegramUserId).ToDictionaryAsync(a => a.Name);
        foreach (var (name, value) in attributes)
            Set(db, known, new PersonAttribute { WorkspaceId = workspace, TelegramUserId = telegramUserId, Name = name, Value = value ?? "" });
        if (known.Count > PersonAttribute.MostOfOne)
        {
            db.ChangeTracker.Clear();
            return PersonErrors.TooManyAttributes;
        }
        return known.ToDictionary(a => a.Key, a => a.Value.Value);
    });

    private static Failure? Fault(KeyValuePair<string, string?> attribute) =>
        !PersonAttribute.IsName(attribute.Key) ? PersonErrors.AttributeName(attribute.Key)
        : attribute.Value is { } value && (value.Length is 0 or > PersonAttribute.LongestValue || !ShortText.IsWhole(value)) ? PersonErrors.AttributeValue(attribute.Key) : null;

    private static void Set(AppDbContext db, Dictionary<string, PersonAttribute> known, PersonAttribute wanted)
    {
        var there = known.GetValueOrDefault(wanted.Name);
        if (wanted.Value.Length == 0)
        {
            if (known.Remove(wanted.Name))
                db.PersonAttributes.Remove(there!);
        }
        else if (there is not null)
        {
            there.Value = wanted.Value;
        }
        else
        {
            known[wanted.Name] = db.PersonAttributes.Add(wanted).Entity;
        }
    }
}
