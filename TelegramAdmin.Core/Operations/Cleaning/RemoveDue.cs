using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Operations.Cleaning;

/// <summary>One step of a rule. It looks beside the writers and writes only what it found, so that a look that finds nothing keeps nobody waiting.</summary>
internal sealed class RemoveDue(IDatabase database)
{
    /// <param name="workspace">Only of this one; null for all.</param>
    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CleaningRule rule, WorkspaceId? workspace, DateTimeOffset before)
    {
        if (rule.Statement is { } statement)
            return await WriteAsync(statement, p => p.Add("@before", before));
        var due = await LookAsync(rule, workspace, before);
        return due.Count == 0 ? 0 : await WriteAsync(rule.Remove(workspace?.Value), p => p.Add("@first", due[0]).Add("@last", due[^1]).Add("@before", before));
    }

    private async Task<IReadOnlyList<long>> LookAsync(CleaningRule rule, WorkspaceId? workspace, DateTimeOffset before)
    {
        await using var db = database.ReadAll();
        var border = rule.Ordered is { } at ? await AgeBorder.FindAsync(db, database.Provider, rule.Name, at, before) : (long?)null;
        return await db.QueryAsync(rule.Look(workspace?.Value), c =>
        {
            c.Bind(database.Provider, "@before", before);
            if (border is { } end)
                c.Bind(database.Provider, "@border", end);
        }, static row => row.GetInt64(0));
    }

    private Task<int> WriteAsync(string sql, Action<SqlParameters> bind) => database.WriteAsync(null, async db =>
    {
        var removed = 0;
        await db.Session.ForEachAsync(sql, [0], (p, _) => bind(p), (_, _) => removed++);
        return removed;
    });
}
