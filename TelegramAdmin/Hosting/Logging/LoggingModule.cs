using Microsoft.Extensions.Logging.Console;

namespace TelegramAdmin.Hosting.Logging;

internal static class LoggingModule
{
    /// <summary>The log in memory and on disk, as the command line reads it.</summary>
    public static IServiceCollection AddLogStore(this IServiceCollection services, AppSettings settings) => services
        .AddSingleton(new SecretMask(settings))
        .AddSingleton<LogStore>()
        .AddSingleton<LogFiles>()
        .AddSingleton<LogReader>();

    /// <summary>Where it is wished (Logging:Json), the console speaks in lines of JSON.</summary>
    public static ILoggingBuilder AddJsonLines(this ILoggingBuilder logging, IConfiguration configuration)
    {
        if (string.Equals(configuration["Logging:Json"], "true", StringComparison.OrdinalIgnoreCase))
            logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>().AddConsole(console => console.FormatterName = JsonLineFormatter.Key);
        return logging;
    }

    /// <summary>Everything that is logged is kept there.</summary>
    public static IServiceCollection AddKeptLog(this IServiceCollection services, AppSettings settings) => services
        .AddLogStore(settings)
        .AddSingleton<ILoggerProvider, StoreLoggerProvider>()
        .AddHostedService(provider => provider.GetRequiredService<LogFiles>());
}
