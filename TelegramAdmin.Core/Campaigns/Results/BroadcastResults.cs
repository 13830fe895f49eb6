using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Campaigns.Broadcasts;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Campaigns.Results;

/// <summary>What people did after a broadcast reached them, within so many days of it; and beside it what those did who were held back.</summary>
public sealed class BroadcastResults(IDatabase database)
{
    /// <summary>Days that one can choose from.</summary>
    public static IReadOnlyList<int> Windows { get; } = [1, 3, 7];

    /// <returns>Null where there is no such broadcast.</returns>
    public async Task<BroadcastOutcome?> ReadAsync(WorkspaceId workspace, long broadcastId, int days, CancellationToken cancellation = default)
    {
        await using var db = database.Read(workspace);
        if (await db.Broadcasts.Where(b => b.Id == broadcastId).Select(b => new { b.StartedAt, b.CreatedAt }).FirstOrDefaultAsync(cancellation) is not { } broadcast)
            return null;
        var question = new Question(db, workspace, broadcastId, broadcast.StartedAt ?? broadcast.CreatedAt, TimeSpan.FromDays(days), database.Provider, cancellation);
        var groups = await question.AskAsync(ResultSql.People, row => new { People = row.GetInt64(2), Pressed = row.GetInt64(3), OptedOut = row.GetInt64(4) });
        var blocked = await question.NumbersAsync(ResultSql.Blocked);
        var replied = await question.NumbersAsync(ResultSql.Replied);
        var spent = await question.NumbersAsync(ResultSql.Spent);
        var bought = await question.AskAsync(ResultSql.Bought, row => new Sales(row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)));
        var presses = await question.AskAsync(ResultSql.Presses, row => new PressedButton(row.GetString(2), row.GetInt64(3)));
        var results = groups.Select(g => new VariantResult(g.Key)
        {
            People = g.Value[0].People,
            Pressed = g.Value[0].Pressed,
            OptedOut = g.Value[0].OptedOut,
            BlockedSince = blocked.GetValueOrDefault(g.Key),
            Replied = replied.GetValueOrDefault(g.Key),
            CreditsSpent = spent.GetValueOrDefault(g.Key),
            Sales = bought.GetValueOrDefault(g.Key) ?? [],
            Buttons = presses.GetValueOrDefault(g.Key) ?? [],
        }).OrderBy(r => r.Variant, StringComparer.Ordinal).ToList();
        return new BroadcastOutcome(days, [.. results.Where(r => !r.IsHeldOut)], results.Find(r => r.IsHeldOut));
    }

    /// <summary>One broadcast and one window; every answer comes by variant, that of the hold-out under <see cref="VariantResult.HeldOut"/>.</summary>
    private sealed class Question(AppDbContext db, WorkspaceId workspace, long broadcastId, DateTimeOffset started, TimeSpan window, DatabaseProvider provider, CancellationToken cancellation)
    {
        public async Task<Dictionary<string, List<T>>> AskAsync<T>(string sql, Func<DbDataReader, T> read)
        {
            var rows = await db.QueryAsync(sql, Bind, row => (Group: GroupOf(row), Value: read(row)), cancellation);
            return rows.GroupBy(r => r.Group, r => r.Value).ToDictionary(g => g.Key, g => g.ToList());
        }

        public async Task<Dictionary<string, long>> NumbersAsync(string sql) => (await AskAsync(sql, row => row.GetInt64(2))).ToDictionary(g => g.Key, g => g.Value[0]);

        private static string GroupOf(DbDataReader row) => row.GetInt64(0) == (long)RecipientState.HeldOut ? VariantResult.HeldOut : row.IsDBNull(1) ? "" : row.GetString(1);

        private void Bind(DbCommand command)
        {
            command.Bind(provider, "@workspace", workspace.Value);
            command.Bind(provider, "@broadcast", broadcastId);
            if (command.CommandText.Contains("@started", StringComparison.Ordinal))
                command.Bind(provider, "@started", started);
            if (command.CommandText.Contains("@window", StringComparison.Ordinal))
                command.Bind(provider, "@window", provider == DatabaseProvider.Sqlite ? (long)window.TotalMicroseconds : (object)window); // As the difference of two times comes out there.
        }
    }
}
