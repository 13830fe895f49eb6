using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

/// <summary>SQLite 3.35 ends the process when the journal of savepoints is kept in memory alone and much is removed behind one (memjrnlWrite).</summary>
public sealed class SavepointJournalTests
{
    [Fact]
    public async Task Writer_KeepsNoJournalInMemoryAlone()
    {
        await using var app = await StoppedApp.StartAsync(DatabaseProvider.Sqlite);
        var store = -1L;
        await app.Storage.WriteAsync(null, db => db.Session.ForEachAsync("PRAGMA temp_store", [0], static (_, _) => { }, (_, row) => store = row.GetInt64(0)));

        Assert.NotEqual(2, store); // 2 is MEMORY, sqlite.org/pragma.html#pragma_temp_store
    }
}
