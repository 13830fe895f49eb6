using System.Globalization;
using System.Runtime.CompilerServices;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>The payments behind a figure of revenue.</summary>
internal sealed class RevenueRowExport(RevenueRows rows, RevenueAt at) : ITableExport
{
    public const string Table = "revenue-rows";

    private static readonly string[] Columns = ["payment", "at", "person", "telegram id", "product", "with", "origin", "currency", "amount"];

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var filter = await at.ToRowsAsync(workspace, PeriodQuery.Of(query), name => query[name]);
        return new ExportTable(Columns, (await rows.SumAsync(workspace, filter, cancellation)).Rows, RowsAsync(workspace, filter, cancellation));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(WorkspaceId workspace, RevenueRowFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (row, person) in rows.AllAsync(workspace, filter, cancellation))
            yield return [row.PaymentId, row.At, person.Name, row.TelegramUserId, row.Product, RevenueWords.Provider(row.Provider), RevenueWords.Origin(row.Origin), row.Currency, decimal.Parse(Amounts.Plain(row.Amount, row.Currency), CultureInfo.InvariantCulture)];
    }
}
