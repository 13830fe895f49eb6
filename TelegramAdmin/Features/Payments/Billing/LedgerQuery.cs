using System.Globalization;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Features.Credits;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The filter of the ledger as it stands in the address.</summary>
public sealed record LedgerQuery(string? Period = null, string? Kind = null, string? Text = null, string? Payment = null)
{
    public IReadOnlyList<Core.Credits.EntryKind> Kinds { get; } = EntryWords.Parse(Kind);

    public long? PaymentId => long.TryParse(Payment, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public bool IsEmpty => this == new LedgerQuery(Period);

    public static LedgerQuery Of(IQueryCollection query) => new(query["period"], query["kind"], query["q"], query["payment"]);

    public string Toggled(Core.Credits.EntryKind kind) => string.Join(',', (Kinds.Contains(kind) ? Kinds.Where(k => k != kind) : Kinds.Append(kind)).Select(EntryWords.Word));

    public async Task<LedgerFilter> ToFilterAsync(PersonReader people, WorkspaceId workspace, DateTimeOffset now, TimeZoneInfo zone)
    {
        var words = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        var isSource = words?.Contains(':', StringComparison.Ordinal) == true;
        return new LedgerFilter
        {
            Kinds = Kinds,
            PaymentId = PaymentId,
            Source = isSource ? words : null,
            People = words is not null && !isSource ? await people.FindAsync(workspace, words) : null,
            From = words is null && PaymentId is null ? BillingPeriod.StartOf(Period, now, zone) : null,
        };
    }
}
