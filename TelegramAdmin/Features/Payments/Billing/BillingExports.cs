using System.Text;
using TelegramAdmin.Auth;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>/billing/export/{what}.csv: what a tab of Billing shows, all of it, line by line as it is read.</summary>
internal static class BillingExports
{
    private static readonly string[] Known = ["payments", "failed", "refunds", "recharge", "reconciliation", "ledger"];

    /// <summary>Spreadsheets take a file for UTF-8 by this.</summary>
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    public static bool Has(string? tab) => Known.Contains(tab ?? Known[0]);

    public static void MapBillingExports(this IEndpointRouteBuilder app) =>
        app.MapGet("/billing/export/{what}.csv", GiveAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> GiveAsync(HttpContext http, string what, BillingLines lines, SettingsStore settings, AuditLog audit, TimeProvider clock)
    {
        if (!Known.Contains(what))
            return Results.NotFound();
        var staff = Staff.Of(http.User)!;
        await audit.RecordAsync(staff.Workspace, new Actor(staff.AdminId, staff.Name, http.Connection.RemoteIpAddress?.ToString()), "billing.exported", what, http.Request.QueryString.Value?.TrimStart('?'));
        http.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"{what}-{clock.GetUtcNow():yyyy-MM-dd}.csv\"");
        http.Response.Headers.CacheControl = "no-store";
        var currency = (string?)http.Request.Query["currency"] ?? await settings.GetAsync(staff.Workspace, Core.Payments.PaymentSettings.Currency);
        return Results.Stream(stream => WriteAsync(stream, lines.ReadAsync(what, staff.Workspace, http.Request.Query, currency, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8");
    }

    private static async Task WriteAsync(Stream stream, IAsyncEnumerable<string> lines, CancellationToken cancellation)
    {
        await stream.WriteAsync(Mark, cancellation);
        await foreach (var line in lines.WithCancellation(cancellation))
            await stream.WriteAsync(Encoding.UTF8.GetBytes(line), cancellation);
    }
}
