using System.Globalization;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>The figures of conversations, day by day.</summary>
internal sealed class FigureDayExport(ConversationFigureReader figures, FigureNamesReader names, TimeProvider clock) : ITableExport
{
    public const string Table = "conversation-days";

    private static readonly string[] Columns =
        ["day", "opened", "closed", "answers", "first responses", "first response median seconds", "first response 90% seconds", "resolution median seconds", "promised", "late", "ratings", "rating mean"];

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var zone = (await names.ReadAsync(workspace)).Zone;
        var read = await figures.ReadAsync(workspace, FigureQuery.Of(query).ToFilter(clock.GetUtcNow(), zone));
        return ExportTable.Of(Columns, read.Period.Days.Zip(read.Days, IReadOnlyList<object?> (day, t) =>
            [day, t.Opened, t.Closed, t.Answers, t.First.Count, Number(t.First.Median), Number(t.First.Slow), Number(t.Resolution.Median), t.Promised, t.Late, t.Rated, Number(t.Rating)]));
    }

    private static decimal? Number(double? value) => value is { } number ? decimal.Round(Convert.ToDecimal(number, CultureInfo.InvariantCulture), 2) : null;
}
