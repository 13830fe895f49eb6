using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using TelegramAdmin.Core.Gateway.Sending;
using TelegramAdmin.Core.Nodes;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Updates;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>Before the first update is worked on: which bots other programs read. It also lets the listeners of updates begin to listen.</summary>
[OnEveryNode]
internal sealed class RecallReaders(IDatabase database, OtherReaders readers, RecentlyHeard heard, UpdateBell bell) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = (heard, bell);
        await using var db = database.ReadAll();
        foreach (var seen in await db.Consumers.GroupBy(c => c.BotId).Select(g => new { Bot = g.Key, At = g.Max(c => c.LastSeenAt) }).ToListAsync(cancellationToken))
            readers.Note(seen.Bot, seen.At);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
