using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Operations.Keys;

/// <summary>Reads and replaces encrypted texts, wherever they lie. No two of them are the same, so each is its own address.</summary>
internal sealed class SecretShelf(IDatabase database)
{
    public async Task<IReadOnlyList<SecretPlace>> PlacesAsync()
    {
        await using var db = database.ReadAll();
        return SecretPlaces.Of(db.Model);
    }

    public async Task<IReadOnlyList<StoredSecret>> ReadAsync(SecretPlace place)
    {
        await using var db = database.ReadAll();
        var sql = $"SELECT {place.Column} AS \"Value\" FROM {place.Table} WHERE {place.Column} IS NOT NULL AND {place.Column} <> ''{(place.Setting is null ? "" : " AND key = {0}")}";
        var values = await db.Database.SqlQueryRaw<string>(sql, place.Setting is null ? [] : [place.Setting]).ToListAsync();
        return [.. values.Select(value => new StoredSecret(value, place.Setting is null ? value : JsonSerializer.Deserialize<string>(value)!)).Where(s => s.Text.Length > 0)];
    }

    /// <summary>Replaces what still stands there; what somebody changed meanwhile is left as it is.</summary>
    public Task ReplaceAsync(SecretPlace place, IReadOnlyList<(StoredSecret Old, string New)> changes) => database.WriteAsync(null, async db =>
    {
        var sql = $"UPDATE {place.Table} SET {place.Column} = @new WHERE {place.Column} = @old";
        foreach (var (old, text) in changes)
            await db.Session.RunAsync(sql, p => p.Add("@new", place.Setting is null ? text : JsonSerializer.Serialize(text)).Add("@old", old.Value));
    });
}

/// <param name="Value">As it stands in the column.</param>
/// <param name="Text">What is encrypted.</param>
internal sealed record StoredSecret(string Value, string Text);
