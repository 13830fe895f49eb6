using System.Globalization;
using System.Runtime.CompilerServices;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Overview.Rows;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Dashboard.Rows;

/// <summary>The rows behind a figure of the dashboard.</summary>
internal sealed class DashboardRowExport(OverviewRowReader rows, BotNames bots) : ITableExport
{
    public const string Table = "dashboard-rows";

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        if (RowsAt.Read((string?)query["of"] ?? "new", query["period"], query["bot"], query["product"], query["zone"]) is not { } filter)
            return null;
        var count = (await rows.ReadAsync(workspace, filter, limit: 1, cancellation: cancellation))!.Count;
        return new ExportTable(["what it is", "id", "at", "name", "what", "bot", "value", "currency"], count, RowsAsync(workspace, filter, await bots.ReadAsync(workspace), cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, OverviewRowFilter filter, IReadOnlyDictionary<BotId, string> names, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (row, name) in rows.AllAsync(workspace, filter, cancellation: cancellation))
        {
            object? value = row is { Currency: { } currency, Value: { } amount } ? decimal.Parse(Amounts.Plain((long)amount, currency), CultureInfo.InvariantCulture) : row.Value;
            yield return [row.Kind.ToString().ToLowerInvariant(), row.Id, row.At, name, row.What, row.BotId is { } bot ? names.GetValueOrDefault(bot) : null, value, row.Currency];
        }
    }
}
