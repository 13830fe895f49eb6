using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.MtProto.Native;

/// <summary>TDLib's own log lands in ours; it writes no file and nothing to the console. There is one for the process, so the last app that loads it gets it.</summary>
internal static unsafe partial class TdLog
{
    // Errors and what ends the process; warnings are everyday news of the network.
    private const int MostVerbose = 1;

    private static ILogger? _logger;

    public static void Begin(ILogger logger)
    {
        _logger = logger;
        TdNative.SetLogMessageCallback(MostVerbose, &Hear);
        TdNative.Execute("""{"@type":"setLogStream","log_stream":{"@type":"logStreamEmpty"}}""");
        TdNative.Execute($$"""{"@type":"setLogVerbosityLevel","new_verbosity_level":{{MostVerbose}}}""");
    }

    [UnmanagedCallersOnly]
    private static void Hear(int verbosity, byte* text)
    {
        try
        {
            if (_logger is { } logger)
                Tell(logger, verbosity, Words(Marshal.PtrToStringUTF8((nint)text) ?? ""));
        }
        catch (Exception)
        {
            // Nothing may leave into native code, not even that a logger is gone.
        }
    }

    private static void Tell(ILogger logger, int verbosity, string words)
    {
        if (verbosity <= 0)
            Log.Fatal(logger, words);
        else
            Log.Error(logger, words);
    }

    // "[ 1][t 4][1700000000.1][Binlog.cpp:549][#1]\twords"
    private static string Words(string line) => line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..].TrimEnd();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "TDLib ends the process: {Words}")]
        public static partial void Fatal(ILogger logger, string words);

        // What TDLib calls an error it mostly mends by itself; what it cannot mend comes as the failure of a request.
        [LoggerMessage(Level = LogLevel.Information, Message = "TDLib: {Words}")]
        public static partial void Error(ILogger logger, string words);
    }
}
