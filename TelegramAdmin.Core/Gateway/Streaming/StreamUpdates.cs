using System.Runtime.CompilerServices;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Gateway.Consumers;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Streaming;

/// <summary>
/// Follows the update log from a row on, for as long as somebody listens. It reads the next page only when the last one has been taken, so a slow
/// listener costs nothing.
/// </summary>
public sealed class StreamUpdates(UpdateLog log, UpdateBell bell, ConsumerKeys keys, TimeProvider time)
{
    private const int Page = 100;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>The row after which to begin: behind the last one that the listener has, behind a time, or now.</summary>
    public async Task<long> StartAsync(ActiveApiKey key, BotId? bot, long? lastRow, DateTimeOffset? since, CancellationToken cancellation) =>
        lastRow ?? (since is { } at ? await log.HeadBeforeAsync(key.WorkspaceId, bot, at, cancellation) : await log.HeadAsync(key.WorkspaceId, bot, cancellation));

    /// <summary>Pages in the order of the log; an empty one from time to time, to show that the connection lives. Ends when the key does.</summary>
    public async IAsyncEnumerable<IReadOnlyList<LoggedUpdate>> RunAsync(ActiveApiKey key, BotId? bot, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var toldAt = time.GetTimestamp();
        while (true)
        {
            var next = bell.NextAsync(key.WorkspaceId, bot);
            var page = await log.AfterAsync(key.WorkspaceId, bot, after, Page, cancellation);
            // After reading: what came once the key had ended is not for it.
            if (await keys.FindAsync(key.Id) is not { } current || !current.Allows(ApiScopes.UpdatesRead))
                yield break;
            if (page.Count == 0)
            {
                if (!await ComesAsync(next, cancellation))
                    yield return [];
                continue;
            }
            after = page[^1].Id;
            var allowed = page.FindAll(u => current.Allows(u.BotId));
            if (allowed.Count == 0 && time.GetElapsedTime(toldAt) < Heartbeat)
                continue; // Others' updates are no sign of life.
            toldAt = time.GetTimestamp();
            yield return allowed;
        }
    }

    private async Task<bool> ComesAsync(Task next, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(Heartbeat, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
