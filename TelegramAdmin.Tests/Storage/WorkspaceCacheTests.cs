using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Storage;

public sealed class WorkspaceCacheTests
{
    private static readonly WorkspaceId Workspace = WorkspaceId.Default;

    [Fact]
    public async Task ChangeBetweenReadAndStore_IsSeenByWhoeverAsksAfterIt()
    {
        var (stored, reads, answer) = ("old", 0, new TaskCompletionSource());
        var cache = new WorkspaceCache<string>(async _ =>
        {
            reads++;
            var read = stored;
            await answer.Task; // The database has answered; what it said is still on its way.
            return read;
        });
        var before = cache.GetAsync(Workspace).AsTask();
        var beside = cache.GetAsync(Workspace).AsTask();
        stored = "new";
        cache.Forget(Workspace);
        var after = cache.GetAsync(Workspace).AsTask();

        answer.SetResult();

        Assert.Equal(("old", "old", "new"), (await before, await beside, await after));
        Assert.Equal("new", await cache.GetAsync(Workspace));
        Assert.Equal("new", cache.KnownOf(Workspace));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task ReadingThatFails_IsTriedAgain_AndTakesNoLaterOneOut()
    {
        var answers = new Queue<TaskCompletionSource<string>>([new(), new(), new()]);
        var (first, second) = (answers.ElementAt(0), answers.ElementAt(1));
        var cache = new WorkspaceCache<string>(_ => answers.Dequeue().Task);
        var failing = cache.GetAsync(Workspace).AsTask();
        cache.Forget(Workspace);
        var later = cache.GetAsync(Workspace).AsTask();
        Assert.Null(cache.KnownOf(Workspace));

        second.SetResult("read");
        first.SetException(new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => failing);
        Assert.Equal("read", await later);
        Assert.Equal("read", await cache.GetAsync(Workspace));
        Assert.Single(answers);
    }

    [Theory, OnBothDatabases]
    public async Task SettingThatChangesWhileItIsRead_IsNeverAnOldOneAfterTheChange(DatabaseProvider provider)
    {
        await using var app = await RunningApp.StartAsync(provider);
        var settings = app.Service<SettingsStore>();
        var ended = false;
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            for (; !Volatile.Read(ref ended); await Task.Yield())
                await settings.OfAsync(Workspace);
        })).ToArray();

        for (var n = 1; n <= 200; n++)
        {
            await settings.ChangeAsync(Workspace, CreditSettings.LowBalance, n);
            Assert.Equal(n, await settings.GetAsync(Workspace, CreditSettings.LowBalance));
        }

        Volatile.Write(ref ended, true);
        await Task.WhenAll(readers);
    }
}
