using System.Globalization;
using System.Runtime.CompilerServices;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Campaigns.Gifts.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Gifts;

/// <summary>Who got a gift and what became of the message.</summary>
internal sealed class GiftReport(GiftReader gifts) : ITableExport
{
    public const string Table = "gift-people";

    public string Name => Table;

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation) =>
        long.TryParse(query["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await gifts.FindAsync(workspace, id, cancellation) is { } line
            ? new ExportTable(["telegram_user_id", "name", "username", "state", "given_at", "credits", "pass_days", "returned", "message", "error"], null, RowsAsync(line, cancellation))
            : null;

    public static string At(long id, string format) => FormattableString.Invariant($"{ExportEndpoint.Path}/{Table}.{format}?id={id}");

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(GiftLine line, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var (recipient, person) in gifts.AllAsync(line.Gift.WorkspaceId, line.Gift.Id, cancellation))
        {
            var has = recipient.GivenAt is not null;
            yield return [recipient.TelegramUserId, person.Name, person.Username, recipient.State.ToString().ToLowerInvariant(), recipient.GivenAt,
                has ? line.Gift.Credits : 0, has ? line.Gift.PassDays : 0, recipient.Returned, recipient.Told?.ToString().ToLowerInvariant(), recipient.Error];
        }
    }
}

internal static class GiftReportAddress
{
    /// <summary>Where the file was before: the address leads on.</summary>
    public static void MapGiftReport(this IEndpointRouteBuilder app) =>
        app.MapGet("/gifts/{id:long}/report.csv", (long id) => Results.Redirect(GiftReport.At(id, "csv"))).RequireAuthorization(Policies.Admin);
}
