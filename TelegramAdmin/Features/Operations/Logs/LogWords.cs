using TelegramAdmin.Components.Marks;

namespace TelegramAdmin.Features.Operations.Logs;

/// <summary>Levels of the log in words and colours.</summary>
internal static class LogWords
{
    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        _ => "error",
    };

    public static Tone ToneOf(LogLevel level) => level switch
    {
        LogLevel.Warning => Tone.Warn,
        >= LogLevel.Error => Tone.Bad,
        LogLevel.Information => Tone.Info,
        _ => Tone.Mute,
    };
}
