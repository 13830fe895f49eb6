using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Features.Payments.Billing;

/// <summary>The periods that Billing looks at, as they stand in the address: whole days of the reader's, the last of them today.</summary>
internal static class BillingPeriod
{
    public const string Usual = "30d";

    public static IReadOnlyList<Choice> Choices(Localizer words) => [new("today", words["Today"]), new("7d", words["7 d"]), new(Usual, words["30 d"]), new("90d", words["90 d"]), new("year", words["Year"])];

    public static int DaysOf(string? value) => value switch { "today" => 1, "7d" => 7, "90d" => 90, "year" => 365, _ => 30 };

    public static DayPeriod Of(string? value, DateTimeOffset now, TimeZoneInfo zone) => DayPeriod.Last(DaysOf(value), now, zone);

    public static DateTimeOffset StartOf(string? value, DateTimeOffset now, TimeZoneInfo zone) => Of(value, now, zone).Start;

    public static string Words(string? value, Localizer words) => DaysOf(value) is var days && days == 1 ? words["24 hours"] : words.Count(days, "{0} day", "{0} days");
}
