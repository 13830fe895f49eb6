using TelegramAdmin.Core.Analytics.Periods;

namespace TelegramAdmin.Core.Analytics.Revenue.Billing;

/// <summary>What came in and went out over some days, as Billing shows it. Money counts when it was paid, as everywhere.</summary>
/// <param name="Currencies">Every currency with payments in either period, Stars left out; the chosen one first.</param>
/// <param name="StepDays">How many days a column of the chart holds.</param>
public sealed record BillingFigures(DayPeriod Period, string Currency, IReadOnlyList<string> Currencies, BillingSums Now, BillingSums Before, int StepDays, IReadOnlyList<BillingStep> Steps);

/// <summary>Money in the smallest unit of the chosen currency.</summary>
/// <param name="Gross">Paid, before refunds and fees.</param>
/// <param name="Refunded">What went back in these days, whenever it was paid.</param>
/// <param name="Fees">Stripe's, of what was paid in these days.</param>
/// <param name="Stars">Telegram Stars, which are no money until they are cashed in.</param>
/// <param name="Failed">Payments begun in these days that were declined, wait for the bank, or are tried again; in every currency.</param>
/// <param name="Payers">Different people who paid, in every currency.</param>
public sealed record BillingSums(long Gross, long Refunded, long Fees, long Stars, long Failed, long Payers);

/// <summary>One column of the chart.</summary>
/// <param name="Credits">Money for credits, in the smallest unit.</param>
/// <param name="Passes">Money for passes.</param>
/// <param name="Stars">Stars for either.</param>
public sealed record BillingStep(DateOnly From, long Credits, long Passes, long Stars);
