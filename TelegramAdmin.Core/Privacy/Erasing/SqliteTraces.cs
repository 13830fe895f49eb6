using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Privacy.Erasing;

/// <summary>SQLite leaves what was deleted in its pages until they are used again; this overwrites it (sqlite.org/pragma.html#pragma_secure_delete).</summary>
internal static class SqliteTraces
{
    public static async Task OverwriteAsync(AppDbContext db, bool isOn)
    {
        if (!db.Database.IsSqlite())
            return;
        await using var command = ErasePerson.Command(db, isOn ? "PRAGMA secure_delete = ON" : "PRAGMA secure_delete = OFF");
        await command.ExecuteNonQueryAsync();
    }
}
