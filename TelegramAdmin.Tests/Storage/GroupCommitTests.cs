using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

public sealed class GroupCommitTests
{
    [Theory, OnBothDatabases]
    public async Task AFaultyItem_FailsItsCallerOnly(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var open = await DatabaseReader.OpenAsync(database);
        var batch = new InsertWorkspaces();

        var writes = Enumerable.Range(1, 200).Select(i => (Id: i, Task: open.Storage.AppendAsync(batch, i))).ToList();
        await Task.WhenAll(writes.Select(w => w.Task)).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Equal(writes.Where(w => InsertWorkspaces.IsFaulty(w.Id)).Select(w => w.Id), writes.Where(w => w.Task.IsFaulted).Select(w => w.Id));
        await using var db = open.ReadAll();
        Assert.Equal(writes.Count(w => w.Task.IsCompletedSuccessfully), await db.Workspaces.CountAsync());
        Assert.Equal(batch.Told.Order(), await db.Workspaces.OrderBy(w => w.Id).Select(w => w.Id.Value).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task WorkThatThrows_LeavesNothingAndTellsNobody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var open = await DatabaseReader.OpenAsync(database);
        var isTold = false;

        var failing = open.Storage.WriteAsync(null, async db =>
        {
            db.Workspaces.Add(new Workspace { Id = new WorkspaceId(7), Name = "gone", CreatedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
            db.AfterCommit(() => isTold = true);
            throw new InvalidOperationException("on purpose");
        });
        var passing = open.Storage.WriteAsync(null, db => Task.FromResult(db.Workspaces.Add(new Workspace { Id = new WorkspaceId(8), Name = "kept", CreatedAt = DateTimeOffset.UtcNow }).Entity.Name));

        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal("kept", await passing);
        await using var db = open.ReadAll();
        Assert.Equal([8], await db.Workspaces.Select(w => w.Id.Value).ToListAsync());
        Assert.False(isTold);
    }

    [Theory, OnBothDatabases]
    public async Task ConcurrentWork_OnOneRow_LosesNoUpdate(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var open = await DatabaseReader.OpenAsync(database);
        await open.Storage.WriteAsync(null, db => Task.FromResult(db.Workspaces.Add(new Workspace { Id = new WorkspaceId(1), Name = "0", CreatedAt = DateTimeOffset.UtcNow }).Entity.Id));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => open.Storage.WriteAsync(null, db =>
            db.Session.RunAsync("UPDATE workspaces SET name = CAST(CAST(name AS INTEGER) + 1 AS TEXT) WHERE id = @id", p => p.Add("@id", 1L)))));

        await using var db = open.ReadAll();
        Assert.Equal("50", await db.Workspaces.Select(w => w.Name).SingleAsync());
    }

    private sealed class InsertWorkspaces : IWriteBatch<int, int>
    {
        public List<int> Told { get; } = [];

        public static bool IsFaulty(int id) => id % 17 == 0;

        // A null name breaks the row's own rule.
        public Task ExecuteAsync(WriteSession session, IReadOnlyList<int> items, int[] results) =>
            session.ForEachAsync("INSERT INTO workspaces (id, name, created_at) VALUES (@id, @name, @at)", items, static (p, id) => p
                .Add("@id", id).Add("@name", IsFaulty(id) ? null : $"w{id}").Add("@at", DateTimeOffset.UtcNow));

        public void Committed(IReadOnlyList<int> items, IReadOnlyList<int> results)
        {
            lock (Told)
                Told.AddRange(items);
        }
    }
}
