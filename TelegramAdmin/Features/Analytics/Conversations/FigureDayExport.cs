using System.Globalization;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Analytics.Conversations;

/// <summary>The figures of conversations, day by day.</summary>
internal sealed class FigureDayExport(ConversationFigureReader figures, ConversationFlowReader flows, FigureNamesReader names, TimeProvider clock) : ITableExport
{
    public const string Table = "conversation-days";

    private static readonly string[] Columns =
        ["day", "opened", "closed", "answers", "first responses", "first response median seconds", "first response 90% seconds", "resolution median seconds", "promised", "late", "ratings", "rating mean", "messages in", "messages out", "open at the end"];

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var zone = (await names.ReadAsync(workspace)).Zone;
        var filter = FigureQuery.Of(query).ToFilter(clock.GetUtcNow(), zone);
        var (read, flow) = (await figures.ReadAsync(workspace, filter), await flows.ReadAsync(workspace, filter, cancellation));
        return ExportTable.Of(Columns, read.Period.Days.Select((day, at) => Row(day, read.Days[at], flow, at)));
    }

    private static IReadOnlyList<object?> Row(DateOnly day, FigureTotals t, ConversationFlow flow, int at) =>
    [
        day, t.Opened, t.Closed, t.Answers, t.First.Count, Number(t.First.Median), Number(t.First.Slow), Number(t.Resolution.Median), t.Promised, t.Late, t.Rated, Number(t.Rating),
        flow.Received[at], flow.Written[at], flow.Open[at],
    ];

    private static decimal? Number(double? value) => value is { } number ? decimal.Round(Convert.ToDecimal(number, CultureInfo.InvariantCulture), 2) : null;
}
