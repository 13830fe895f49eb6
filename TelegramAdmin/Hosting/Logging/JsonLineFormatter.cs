using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>The console as lines of JSON, in the form of the log files, without secrets and with what each line is about (Logging:Json).</summary>
internal sealed class JsonLineFormatter(SecretMask mask, TimeProvider time) : ConsoleFormatter(Key)
{
    public const string Key = "telegramadmin-json";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var line = new LogEntry(0, time.GetUtcNow(), logEntry.LogLevel, logEntry.Category, mask.Clean(message), logEntry.Exception is { } e ? mask.Clean(e.ToString()) : null, Activity.Current?.TraceId.ToString())
        {
            Scope = LogScopes.Read(scopeProvider),
        };
        textWriter.WriteLine(line.Write());
    }
}
