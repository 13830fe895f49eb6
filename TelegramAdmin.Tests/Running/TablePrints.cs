using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Tests.Running;

/// <summary>Every table of the model by the number of its rows and a hash of all that stands in them.</summary>
internal static class TablePrints
{
    public static async Task<IReadOnlyDictionary<string, (int Rows, string Hash)>> ReadAsync(IDatabase storage)
    {
        await using var db = storage.ReadAll();
        await db.Database.OpenConnectionAsync();
        var prints = new SortedDictionary<string, (int, string)>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of the model.
            command.CommandText = $"SELECT {string.Join(", ", type.GetProperties().Select(p => $"\"{p.GetColumnName()}\"").Order(StringComparer.Ordinal))} FROM {type.GetTableName()}";
#pragma warning restore CA2100
            var lines = new List<string>();
            await using (var rows = await command.ExecuteReaderAsync())
            {
                while (await rows.ReadAsync())
                    lines.Add(string.Join('\u001f', Enumerable.Range(0, rows.FieldCount).Select(i => Text(rows.GetValue(i)))));
            }
            prints[type.GetTableName()!] = (lines.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal))))));
        }
        return prints;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value is DBNull ? "∅" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
