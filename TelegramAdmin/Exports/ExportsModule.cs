namespace TelegramAdmin.Exports;

/// <summary>Tables as files. Each slice brings its own <see cref="ITableExport"/>.</summary>
internal static class ExportsModule
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ITableFormat, CsvFormat>()
        .AddSingleton<ITableFormat>(_ => new XlsxFormat())
        .AddSingleton<ITableFormat, JsonFormat>()
        .AddSingleton<ExportProgress>();
}
