using System.Globalization;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Analytics.Conversations;
using TelegramAdmin.Features.Analytics.Periods;

namespace TelegramAdmin.Features.Analytics.Revenue;

/// <summary>The addresses of revenue and its rows, written and read.</summary>
public sealed class RevenueAt(SettingsStore settings, TimeProvider clock)
{
    public const string Page = "/analytics/revenue";

    public const string Rows = Page + "/rows";

    /// <summary>In the address: payments of every currency.</summary>
    public const string Any = "any";

    public static string RowsOf(PeriodQuery query, string currency, RevenueKind kind = RevenueKind.Paid, long? product = null, PaymentProvider? provider = null, PaymentOrigin? origin = null, DateOnly? cohort = null) => query.Href(Rows,
        ("currency", currency), ("of", kind == RevenueKind.Paid ? null : Word(kind)), ("product", product?.ToString(CultureInfo.InvariantCulture)), ("with", provider is { } way ? Word(way) : null),
        ("origin", origin is { } began ? Word(began) : null), ("cohort", cohort is { } month ? FigureQuery.Text(month) : null));

    public async Task<RevenueFilter> ToFilterAsync(WorkspaceId workspace, PeriodQuery query, string? currency) => new(
        query.At(clock.GetUtcNow()), currency == Any ? "" : currency is { Length: 3 } && currency.All(char.IsAsciiLetterUpper) ? currency : await settings.GetAsync(workspace, PaymentSettings.Currency), query.ComparedWith, query.BotId);

    /// <param name="further">currency, of, product, with, origin, cohort.</param>
    public async Task<RevenueRowFilter> ToRowsAsync(WorkspaceId workspace, PeriodQuery query, Func<string, string?> further) => new(await ToFilterAsync(workspace, query, further("currency")), Parse<RevenueKind>(further("of")) ?? RevenueKind.Paid)
    {
        ProductId = long.TryParse(further("product"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null,
        Provider = Parse<PaymentProvider>(further("with")),
        Origin = Parse<PaymentOrigin>(further("origin")),
        Cohort = FigureQuery.Date(further("cohort")),
    };

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? Parse<T>(string? word) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => string.Equals(v!.Value.ToString(), word, StringComparison.OrdinalIgnoreCase));
}
