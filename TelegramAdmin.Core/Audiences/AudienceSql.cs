using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Audiences;

/// <summary>The parameters of an audience's SQL while it is written.</summary>
public sealed class AudienceSql(WorkspaceId workspace, DateTimeOffset now, DatabaseProvider provider)
{
    private readonly List<(string Name, object Value)> _values = [];

    public WorkspaceId Workspace => workspace;

    public DateTimeOffset Now => now;

    public DatabaseProvider Provider => provider;

    public IReadOnlyList<(string Name, object Value)> Values => _values;

    /// <summary>The parameter that holds the workspace.</summary>
    public string WorkspaceName => field ??= Add(workspace.Value);

    /// <returns>The parameter's name, to be written in its place.</returns>
    public string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@a{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    /// <summary>Several values as a list in brackets.</summary>
    public string AddList(IEnumerable<object> values) => $"({string.Join(", ", values.Select(Add))})";

    /// <summary>The ids of a condition as a list in brackets.</summary>
    public string AddIds(Audience condition) => AddList(condition.Values!.Select(v => (object)long.Parse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)));

    /// <summary>A condition on a column that may be empty, compared as moments are.</summary>
    public string Moment(string column, Audience condition) => condition.Is switch
    {
        Comparison.WithinDays => Known(column, $"{column} >= {Add(now.AddDays(-condition.Number()))}"),
        Comparison.From => Known(column, $"{column} >= {Add(AudienceMoment.Read(condition.Values![0])!.Value)}"),
        Comparison.Until => Known(column, $"{column} < {Add(AudienceMoment.Read(condition.Values![0])!.Value)}"),
        _ => $"{column} IS NOT NULL",
    };

    /// <summary>A condition on a column that may be empty, compared as words are: without regard to case.</summary>
    public string Words(string column, Audience condition) => condition.Is switch
    {
        Comparison.Is => Known(column, $"lower({column}) IN {AddList(condition.Values!.Select(v => (object)v.ToLowerInvariant()))}"),
        Comparison.Contains => Known(column, Like(column, $"%{Literally(condition)}%")),
        Comparison.StartsWith => Known(column, Like(column, $"{Literally(condition)}%")),
        _ => $"{column} IS NOT NULL",
    };

    /// <summary>
    /// Names the index that holds all that is asked for, as SQLite of its own accord takes the unique one and then reads each row, where they lie. PostgreSQL
    /// chooses by what it counted.
    /// </summary>
    public string Through(string index) => provider == DatabaseProvider.Sqlite ? $"INDEXED BY {index}" : "";

    /// <summary>
    /// Whether the person is one of <paramref name="person"/>. SQLite, which asks row by row otherwise, collects them first; PostgreSQL joins by itself, and would
    /// look a collection through for each row once it grows large.
    /// </summary>
    public string IsAmong(string person, string from, string where) => provider == DatabaseProvider.Sqlite
        ? $"p.telegram_user_id IN (SELECT {person} FROM {from} WHERE {where})"
        : $"EXISTS (SELECT 1 FROM {from} WHERE {person} = p.telegram_user_id AND {where})";

    public string Like(string column, string pattern) => $@"lower({column}) LIKE {Add(pattern)} ESCAPE '\'";

    // Never null, so that "not" means everybody else.
    private static string Known(string column, string condition) => $"({column} IS NOT NULL AND {condition})";

    private static string Literally(Audience condition) => Escape(condition.Values![0].ToLowerInvariant());

    public static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
