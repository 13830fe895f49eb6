using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences;

/// <summary>What the ids of conditions stand for, as people know it.</summary>
public sealed class AudienceNames(IDatabase database, AudienceFields fields)
{
    /// <summary>What people may pick for a field; empty where its values are not picked.</summary>
    public async Task<IReadOnlyList<AudienceChoice>> ChoicesAsync(WorkspaceId workspace, AudienceField field, CancellationToken cancellation = default)
    {
        if (fields.ChoicesOf(field) is not { } choices)
            return [];
        await using var db = database.Read(workspace);
        return await choices.ReadAsync(db, null, cancellation);
    }

    /// <summary>The names of everything that an audience names.</summary>
    public async Task<AudienceNameBook> OfAsync(WorkspaceId workspace, Audience audience, CancellationToken cancellation = default)
    {
        var names = new Dictionary<(AudienceField, string), string>();
        await using var db = database.Read(workspace);
        foreach (var group in audience.Conditions().Where(c => c.Field is not null).GroupBy(c => c.Field!.Value))
        {
            if (fields.ChoicesOf(group.Key) is not { } choices)
                continue;
            var ids = group.SelectMany(c => c.Values ?? []).Select(v => long.TryParse(v, CultureInfo.InvariantCulture, out var id) ? id : 0).ToHashSet();
            foreach (var choice in await choices.ReadAsync(db, ids, cancellation))
                names[(group.Key, choice.Value)] = choice.Name;
        }
        return new AudienceNameBook(names);
    }
}

/// <summary>Names that were looked up.</summary>
public sealed class AudienceNameBook(IReadOnlyDictionary<(AudienceField Field, string Value), string> names)
{
    public static AudienceNameBook Empty { get; } = new(new Dictionary<(AudienceField, string), string>());

    /// <summary>The value itself where it has no name.</summary>
    public string Of(AudienceField field, string value) => names.GetValueOrDefault((field, value)) ?? value;
}
