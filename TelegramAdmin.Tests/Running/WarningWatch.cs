using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Tests.Running;

/// <summary>Collects what was logged as a warning or worse.</summary>
internal sealed class WarningWatch : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentBag<string> _expected = [];

    public void Expect(IEnumerable<string> parts)
    {
        foreach (var part in parts)
            _expected.Add(part);
    }

    public int CountOf(string part) => _warnings.Count(w => w.Contains(part, StringComparison.Ordinal));

    public void AssertNone()
    {
        var surprises = _warnings.Where(w => !_expected.Any(e => w.Contains(e, StringComparison.Ordinal))).ToList();
        Assert.True(surprises.Count == 0, "Warnings were logged:\n" + string.Join('\n', surprises));
    }

    public ILogger CreateLogger(string categoryName) => new Watch(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Watch(WarningWatch owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                owner._warnings.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
