using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The filter of payments as it stands in the address; what cannot be read filters nothing.</summary>
public sealed record PaymentQuery(
    string? Period = null, string? Status = null, string? Product = null, string? With = null, string? Origin = null, string? Least = null, string? Most = null, string? Text = null)
{
    /// <summary>Longer words are an id, and no name.</summary>
    private const int LongestName = 20;

    private const int ShortestTelegramId = 5;

    public IReadOnlyList<PaymentState> States { get; } =
        [.. PaymentWords.AllStates.Where(s => (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Contains(Word(s)))];

    public long? ProductId => long.TryParse(Product, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public PaymentProvider? Provider => Parse<PaymentProvider>(With);

    public PaymentOrigin? Began => Parse<PaymentOrigin>(Origin);

    /// <summary>Nothing but the period.</summary>
    public bool IsEmpty => this == new PaymentQuery(Period);

    public static PaymentQuery Of(IQueryCollection query) =>
        new(query["period"], query["status"], query["product"], query["with"], query["origin"], query["min"], query["max"], query["q"]);

    /// <summary>A state in the address: "paid_not_granted".</summary>
    public static string Word(PaymentState state) => PaymentWords.State(state).Replace(", ", "_", StringComparison.Ordinal).Replace(' ', '_');

    /// <summary>The states with one more, or one fewer, for the address.</summary>
    public string Toggled(PaymentState state) => string.Join(',', (States.Contains(state) ? States.Where(s => s != state) : States.Append(state)).Select(Word));

    /// <param name="currency">What amounts are in.</param>
    /// <param name="isLive">Which of Stripe's modes is looked at; null for both.</param>
    /// <param name="zone">Whose days are meant.</param>
    public async Task<PaymentFilter> ToFilterAsync(PersonReader people, WorkspaceId workspace, string currency, bool? isLive, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (least, most) = (Amounts.Read(Least, currency), Amounts.Read(Most, currency));
        var words = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        return new PaymentFilter
        {
            // Who looks for one payment finds it, however old it is.
            From = words is null ? BillingPeriod.StartOf(Period, now, zone) : null,
            States = States,
            Provider = Provider,
            Origin = Began,
            ProductId = ProductId,
            Currency = least is null && most is null ? null : currency,
            Least = least,
            Most = most,
            IsLive = isLive,
            Reference = words is not null && IsReference(words) ? words : null,
            People = words is not null && !IsReference(words) ? await people.FindAsync(workspace, words) : null,
        };
    }

    private static bool IsReference(string words) =>
        words.Length > LongestName && !words.Contains(' ', StringComparison.Ordinal)
        || words.IndexOf('_', StringComparison.Ordinal) is > 1 and < 6
        || (words.Length < ShortestTelegramId && words.All(char.IsAsciiDigit));

    private static T? Parse<T>(string? word) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => string.Equals(v!.Value.ToString(), word, StringComparison.OrdinalIgnoreCase));
}
