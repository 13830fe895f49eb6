using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TelegramAdmin.Core.Operations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Tests.Running;

/// <summary>The whole product, put together and never started: nothing runs in it but what a test calls, on a clock that stands still.</summary>
internal sealed class StoppedApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private bool _isClosed;

    private StoppedApp(WebApplication app, TestDatabase database, HandClock clock) => (_app, Database, Clock) = (app, database, clock);

    public TestDatabase Database { get; }

    public HandClock Clock { get; }

    public IDatabase Storage => Service<IDatabase>();

    public Cleaner Cleaner => Service<Cleaner>();

    public T Service<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<StoppedApp> StartAsync(DatabaseProvider provider, params string[] arguments)
    {
        var (database, clock) = (await TestDatabase.CreateAsync(provider), new HandClock());
        var app = new StoppedApp(await TelegramAdminHost.BuildAsync(["--Telegram:BotApiUrl", "http://127.0.0.1:9", .. database.Arguments, .. arguments], clock), database, clock);
        await app.Service<CreateWorkspace>().EnsureDefaultAsync("Main"); // As the first start does.
        return app;
    }

    /// <summary>Lets go of the database's file, and leaves it there.</summary>
    public async Task CloseAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        await _app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await Database.DisposeAsync();
    }
}
