using Microsoft.EntityFrameworkCore;

namespace TelegramAdmin.Core.Storage.Sqlite;

/// <summary>Work through EF on the writer's own connection and transaction.</summary>
internal sealed class SqliteWork<T>(WorkspaceId? workspace, Func<AppDbContext, Task<T>> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteAppDbContext? _context;
    private T? _result;

    public Task<T> Done => _waiting.Task;

    public override async Task ExecuteAsync(WriteSession session)
    {
        var sqlite = (SqliteWriteSession)session;
        await using var context = sqlite.NewContext(workspace);
        _result = await work(context);
        await context.SaveChangesAsync();
        _context = context;
    }

    public override void Succeed()
    {
        _context!.RunAfterCommit();
        _waiting.TrySetResult(_result!);
    }

    public override void Fail(Exception e) => _waiting.TrySetException(e);
}
