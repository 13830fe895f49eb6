using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Sheets;

/// <summary>A table of figures as a file.</summary>
internal sealed class SheetExport(string name, IFigureSheets sheets) : ITableExport
{
    public string Name => name;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation) =>
        (await sheets.ReadAsync(workspace, PeriodQuery.Of(query), query, cancellation)).First(s => s.Name == name).ToExport();
}

internal static class SheetExports
{
    /// <summary>The tables of a page, each as an export of its own.</summary>
    public static IServiceCollection AddSheets<T>(this IServiceCollection services) where T : class, IFigureSheets
    {
        services.AddSingleton<T>();
        foreach (var name in T.Names)
            services.AddSingleton<ITableExport>(provider => new SheetExport(name, provider.GetRequiredService<T>()));
        return services;
    }
}
