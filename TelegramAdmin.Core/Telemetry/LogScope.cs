using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.Telemetry;

/// <summary>What the lines of the log within are about: numbers, never texts.</summary>
public static class LogScope
{
    private static readonly Func<ILogger, long, long, long, IDisposable?> UpdateScope = LoggerMessage.DefineScope<long, long, long>("bot {Bot}, chat {Chat}, update {Update}");
    private static readonly Func<ILogger, long, long, long, IDisposable?> MessageScope = LoggerMessage.DefineScope<long, long, long>("bot {Bot}, chat {Chat}, message {Message}");
    private static readonly Func<ILogger, string, IDisposable?> JobScope = LoggerMessage.DefineScope<string>("job {Job}");

    public static IDisposable? OfUpdate(ILogger logger, long bot, long chat, long update) => UpdateScope(logger, bot, chat, update);

    public static IDisposable? OfMessage(ILogger logger, long bot, long chat, long message) => MessageScope(logger, bot, chat, message);

    public static IDisposable? OfJob(ILogger logger, string job) => JobScope(logger, job);
}
