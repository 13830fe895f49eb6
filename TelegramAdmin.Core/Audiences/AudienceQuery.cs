using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Audiences;

/// <summary>Turns an audience into SQL over <c>people p</c>, its segments taken as they are now.</summary>
public sealed class AudienceQuery(IDatabase database, AudienceFields fields, AudienceCheck check)
{
    /// <summary>Conditions with those of all segments in segments.</summary>
    private const int MostConditions = 4 * Audience.MostConditions;

    /// <summary>What others put around an audience: who can be reached, who did not opt out, the bots of a key.</summary>
    private const int MostAround = 4;

    public async Task<Result<WrittenAudience>> WriteAsync(Audience audience, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancellation = default)
    {
        if (check.Fault(audience, MostAround) is { } fault)
            return fault;
        var spelled = await SpellOutAsync(audience, workspace, cancellation);
        if (!spelled.TryGet(out var whole, out var failure))
            return failure;
        if (whole.Conditions().Skip(MostConditions).Any())
            return AudienceErrors.TooMany(MostConditions);
        var sql = new AudienceSql(workspace, now, database.Provider);
        var where = $"p.workspace_id = {sql.WorkspaceName} AND {Write(whole, sql)}";
        return new WrittenAudience(where, sql.Values, database.Provider);
    }

    /// <summary>Puts what segments hold into their place.</summary>
    private async Task<Result<Audience>> SpellOutAsync(Audience audience, WorkspaceId workspace, CancellationToken cancellation)
    {
        if (!audience.Conditions().Any(c => c.Field == AudienceField.Segment))
            return audience;
        await using var db = database.Read(workspace);
        var segments = await db.Segments.ToDictionaryAsync(s => s.Id, cancellation);
        return new SegmentExpansion(segments).Expand(audience);
    }

    private string Write(Audience part, AudienceSql sql) => part.Kind switch
    {
        AudienceKind.Where => WriteCondition(part, sql),
        AudienceKind.Not => $"NOT {Join(part, " OR ", "1 = 0", sql)}",
        AudienceKind.Any => Join(part, " OR ", "1 = 0", sql),
        _ => Join(part, " AND ", "1 = 1", sql),
    };

    private string Join(Audience group, string with, string empty, AudienceSql sql) =>
        group.Of is { Count: > 0 } parts ? $"({string.Join(with, parts.Select(p => Write(p, sql)))})" : $"({empty})";

    private string WriteCondition(Audience condition, AudienceSql sql)
    {
        var field = fields.Find(condition.Field!.Value)!;
        var (positive, isDenied) = AudienceComparisons.Positive(condition, field.Values);
        var written = field.Write(positive, sql);
        return isDenied ? $"NOT ({written})" : $"({written})";
    }
}

/// <summary>An audience as a condition over <c>people p</c>, its workspace included.</summary>
/// <param name="Where">Without the word WHERE.</param>
/// <param name="Values">Its parameters, @a0 and so on.</param>
public sealed record WrittenAudience(string Where, IReadOnlyList<(string Name, object Value)> Values, DatabaseProvider Provider)
{
    /// <summary>For statements of a <see cref="WriteSession"/>.</summary>
    public SqlParameters Bind(SqlParameters parameters) => Values.Aggregate(parameters, static (all, p) => p.Value switch
    {
        string text => all.Add(p.Name, text),
        bool flag => all.Add(p.Name, flag),
        DateTimeOffset at => all.Add(p.Name, at),
        _ => all.Add(p.Name, Convert.ToInt64(p.Value, System.Globalization.CultureInfo.InvariantCulture)),
    });

    /// <summary>For a command of the reader's own.</summary>
    public void Bind(DbCommand command)
    {
        foreach (var (name, value) in Values)
            command.Bind(Provider, name, value);
    }
}
