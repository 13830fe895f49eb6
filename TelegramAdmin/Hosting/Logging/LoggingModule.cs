namespace TelegramAdmin.Hosting.Logging;

internal static class LoggingModule
{
    /// <summary>The log in memory and on disk, as the command line reads it.</summary>
    public static IServiceCollection AddLogStore(this IServiceCollection services, AppSettings settings) => services
        .AddSingleton(new SecretMask(settings))
        .AddSingleton<LogStore>()
        .AddSingleton<LogFiles>()
        .AddSingleton<LogReader>();

    /// <summary>Everything that is logged is kept there.</summary>
    public static IServiceCollection AddKeptLog(this IServiceCollection services, AppSettings settings) => services
        .AddLogStore(settings)
        .AddSingleton<ILoggerProvider, StoreLoggerProvider>()
        .AddHostedService(provider => provider.GetRequiredService<LogFiles>());
}
