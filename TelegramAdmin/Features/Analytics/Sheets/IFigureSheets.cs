using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Sheets;

/// <summary>The tables of one page.</summary>
internal interface IFigureSheets
{
    /// <summary>The same names as those of what it reads.</summary>
    static abstract IReadOnlyList<string> Names { get; }

    Task<IReadOnlyList<FigureSheet>> ReadAsync(WorkspaceId workspace, PeriodQuery query, IQueryCollection further, CancellationToken cancellation);
}
