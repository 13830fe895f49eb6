using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Conversations.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Conversations.Handling;

/// <summary>Does one act with everything that a filter matches, in steps, so that nobody else waits for it.</summary>
public sealed class HandleMany(IDatabase database, ConversationList list, ConversationDesk desk)
{
    private const int Step = 100;

    /// <param name="progress">Told how many were done so far.</param>
    /// <returns>How many were done; those that refuse the act are left as they are.</returns>
    public async Task<int> RunAsync(WorkspaceId workspace, ConversationFilter filter, HandlingAct act, Actor by, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var done = 0;
        var ids = await list.ReadIdsAsync(workspace, filter, cancellation); // Taken at once: what the act changes may leave the filter.
        foreach (var step in ids.Chunk(Step))
        {
            cancellation.ThrowIfCancellationRequested();
            done += await database.WriteAsync(workspace, db => ApplyAsync(db, step, act, by), cancellation);
            progress?.Report(done);
        }
        return done;
    }

    /// <summary>The same with conversations that somebody picked.</summary>
    public Task<int> RunAsync(WorkspaceId workspace, IReadOnlyCollection<long> ids, HandlingAct act, Actor by) =>
        database.WriteAsync(workspace, db => ApplyAsync(db, ids, act, by));

    private async Task<int> ApplyAsync(AppDbContext db, IReadOnlyCollection<long> ids, HandlingAct act, Actor by)
    {
        var done = 0;
        foreach (var id in ids.Order()) // In one order for all, so that two who do this at once never wait for each other.
        {
            if (await ConversationHeads.TakeAsync(db, id) is { } conversation && await desk.ApplyAsync(db, conversation, act, by) is null)
                done++;
        }
        return done;
    }
}
