using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Exports;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>A tab of Billing as a file: all of it, with the filters of the address.</summary>
internal sealed class BillingTable(string tab, IReadOnlyList<string> columns, BillingLines lines, SettingsStore settings) : ITableExport
{
    public string Name => BillingTables.NameOf(tab);

    public async Task<ExportTable?> OpenAsync(WorkspaceId workspace, IQueryCollection query, CancellationToken cancellation)
    {
        var currency = (string?)query["currency"] ?? await settings.GetAsync(workspace, PaymentSettings.Currency);
        return new ExportTable(columns, null, lines.ReadAsync(tab, workspace, query, currency, cancellation));
    }
}

/// <summary>The tabs that are files too.</summary>
internal static class BillingTables
{
    private static readonly string[] Payment =
        ["payment", "begun", "paid", "granted", "person", "telegram id", "bought", "with", "state", "currency", "amount", "amount paid", "refunded", "fee", "credits", "reason of failure", "mode", "reference"];

    private static readonly (string Tab, string[] Columns)[] All =
    [
        ("payments", Payment),
        ("failed", Payment),
        ("refunds", ["kind", "at", "person", "telegram id", "payment", "bought", "state", "currency", "amount", "credits back", "reason", "reference"]),
        ("recharge", ["person", "telegram id", "buys", "below credits", "card", "state", "currency", "charged this month", "at most a month", "next try", "last failure", "agreed at"]),
        ("reconciliation", ["found", "what", "in words", "currency", "amount", "state", "settled", "payment", "person", "reference"]),
        ("ledger", ["entry", "at", "person", "telegram id", "kind", "credits", "balance after", "why", "source", "payment"]),
    ];

    /// <summary>The export of a tab; null for one that has none.</summary>
    public static string? Of(string? tab) => Array.Exists(All, t => t.Tab == (tab ?? "payments")) ? NameOf(tab ?? "payments") : null;

    public static string NameOf(string tab) => "billing-" + tab;

    public static IServiceCollection AddBillingTables(this IServiceCollection services)
    {
        foreach (var (tab, columns) in All)
            services.AddSingleton<ITableExport>(provider => new BillingTable(tab, columns, provider.GetRequiredService<BillingLines>(), provider.GetRequiredService<SettingsStore>()));
        return services;
    }

    /// <summary>Where the files were before: these addresses lead on.</summary>
    public static void MapBillingExports(this IEndpointRouteBuilder app) => app.MapGet("/billing/export/{what}.csv", (HttpContext http, string what) =>
        Of(what) is { } name ? Results.Redirect($"{ExportEndpoint.Path}/{name}.csv{http.Request.QueryString}") : Results.NotFound()).RequireAuthorization(TelegramAdmin.Auth.Policies.Admin);
}
