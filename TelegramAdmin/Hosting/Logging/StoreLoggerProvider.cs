using System.Diagnostics;
using TelegramAdmin.Core.Operations.Faults;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>Keeps what is logged: in memory, on disk, and counted by cause. Secrets are taken out first, once for all three.</summary>
[ProviderAlias("Store")]
internal sealed class StoreLoggerProvider(LogStore store, LogFiles files, SecretMask mask, TimeProvider time, IServiceProvider services) : ILoggerProvider, ISupportExternalScope
{
    private const int LongestMessage = 4_000;
    private const int LongestException = 8_000;

    private LogFaultWriter? _faults;
    private IExternalScopeProvider? _scopes;

    public ILogger CreateLogger(string categoryName) => new StoreLogger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Keep(LogLevel level, string category, string message, Exception? exception)
    {
        var entry = store.Add(new LogEntry(0, time.GetUtcNow(), level, category, Cut(mask.Clean(message), LongestMessage),
            exception is null ? null : Cut(mask.Clean(exception.ToString()), LongestException), Activity.Current?.TraceId.ToString()) { Scope = LogScopes.Read(_scopes) });
        files.Add(entry);
        if (level < LogLevel.Warning)
            return;
        // Asked for late: the counter needs the database, and the database logs.
        Faults()?.Add((int)level, category, exception is null ? entry.Message : $"{entry.Message}: {exception.GetType().Name}: {mask.Clean(exception.Message)}");
    }

    private LogFaultWriter? Faults()
    {
        try
        {
            return _faults ??= services.GetService<LogFaultWriter>();
        }
        catch (ObjectDisposedException)
        {
            return null; // The program ends; the line is in the files.
        }
    }

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] + " …" : text;

    private sealed class StoreLogger(StoreLoggerProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                owner.Keep(logLevel, category, formatter(state, exception), exception);
        }
    }
}
