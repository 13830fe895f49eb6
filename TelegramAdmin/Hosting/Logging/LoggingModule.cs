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

    /// <summary>
    /// No line is printed but through the mask: as lines of JSON where that is wished (Logging:Json), else in the framework's form. Its own JSON is ours too: it writes some letters as codes, under which
    /// the mask knows no secret, and scopes that hold addresses.
    /// </summary>
    public static ILoggingBuilder AddMaskedConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        var isJson = IsSet("Logging:Json", "true") || IsSet("Logging:Console:FormatterName", ConsoleFormatterNames.Json);
        return logging
            .AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>()
            .AddConsoleFormatter<MaskedFormatter, ConsoleFormatterOptions>()
            .AddConsole(console => console.FormatterName = isJson ? JsonLineFormatter.Key : MaskedFormatter.Key);

        bool IsSet(string key, string value) => string.Equals(configuration[key], value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Everything that is logged is kept there.</summary>
    public static IServiceCollection AddKeptLog(this IServiceCollection services, AppSettings settings) => services
        .AddLogStore(settings)
        .AddSingleton<ILoggerProvider, StoreLoggerProvider>()
        .AddHostedService(provider => provider.GetRequiredService<LogFiles>());
}
