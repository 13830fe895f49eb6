using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Core.Profiles.Listing;

/// <summary>Lists the people of a filter as each bot sees them, the newest first: what programs read.</summary>
public sealed class MetPeople(IDatabase database, PeopleReader people)
{
    /// <param name="bots">Only people of these; null for all of the workspace.</param>
    /// <param name="before">Only rows with a smaller id.</param>
    /// <returns>Up to one more than the filter's size, which tells that there are more.</returns>
    public async Task<Result<IReadOnlyList<BotUser>>> ReadAsync(WorkspaceId workspace, PeopleFilter filter, IReadOnlyCollection<BotId>? bots, long? before, CancellationToken cancellation = default)
    {
        if (!(await people.WriteAsync(workspace, filter, cancellation)).TryGet(out var written, out var failure))
            return failure;
        await using var db = database.Read(workspace);
        var allowed = bots?.Select((b, i) => (Name: FormattableString.Invariant($"@b{i}"), b.Value)).ToList();
        var within = allowed is null ? "" : allowed.Count == 0 ? " AND 1 = 0" : $" AND m.bot_id IN ({string.Join(", ", allowed.Select(b => b.Name))})";
        var ids = await db.QueryAsync($"""
            SELECT m.id FROM bot_users m JOIN people p ON p.workspace_id = m.workspace_id AND p.telegram_user_id = m.telegram_user_id
            WHERE m.id < @before{within} AND {written.Where} ORDER BY m.id DESC LIMIT @most
            """, command =>
        {
            written.Bind(command);
            command.Bind(written.Provider, "@before", before ?? long.MaxValue);
            command.Bind(written.Provider, "@most", filter.Size + 1);
            foreach (var (name, value) in allowed ?? [])
                command.Bind(written.Provider, name, value);
        }, row => row.GetInt64(0), cancellation);
        return Result(await db.BotUsers.Where(u => ids.Contains(u.Id)).OrderByDescending(u => u.Id).ToListAsync(cancellation));
    }

    private static Result<IReadOnlyList<BotUser>> Result(List<BotUser> met) => met;
}
