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

    /// <returns>The parameter's name, to be written in its place.</returns>
    public string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@a{_values.Count}");
        _values.Add((name, value));
        return name;
    }

    /// <summary>Several values as a list in brackets.</summary>
    public string AddList(IEnumerable<object> values) => $"({string.Join(", ", values.Select(Add))})";
}
