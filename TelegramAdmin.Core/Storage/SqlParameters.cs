using System.Data.Common;

namespace TelegramAdmin.Core.Storage;

/// <summary>The parameters of one statement. Binding the next item overwrites the values in place.</summary>
public abstract class SqlParameters
{
    private DbParameterCollection? _parameters;
    private int _next;

    public SqlParameters Add(string name, long? value) => Set(name, value);

    public SqlParameters Add(string name, string? value) => Set(name, value);

    public SqlParameters Add(string name, bool value) => Set(name, value);

    public SqlParameters Add(string name, WorkspaceId value) => Set(name, value.Value);

    public SqlParameters Add(string name, BotId value) => Set(name, value.Value);

    public SqlParameters Add(string name, DateTimeOffset? value) => Set(name, value is { } at ? Time(at) : null);

    internal SqlParameters Bind(DbParameterCollection parameters)
    {
        (_parameters, _next) = (parameters, 0);
        return this;
    }

    protected abstract object Time(DateTimeOffset at);

    protected abstract DbParameter Create(string name, object value);

    private SqlParameters Set(string name, object? value)
    {
        if (_next < _parameters!.Count)
            _parameters[_next].Value = value ?? DBNull.Value;
        else
            _parameters.Add(Create(name, value ?? DBNull.Value));
        _next++;
        return this;
    }
}
