using System.Globalization;
using TelegramAdmin.Core.Analytics.Conversations;
using TelegramAdmin.Core.Analytics.Delivery;
using TelegramAdmin.Core.Analytics.Growth;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Analytics.Revenue;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.Reports;

/// <summary>Writes the figures of some days as a message; each beside the days before.</summary>
public sealed class ReportText(GrowthReader growth, RevenueFigureReader revenue, ConversationFigureReader conversations, DeliveryFigureReader delivery, SettingsStore settings, EngineOptions options)
{
    public async Task<string> WriteAsync(ReportSchedule schedule, DayPeriod period)
    {
        var lines = new List<string> { $"📈 {schedule.Name}", Days(period) };
        if (schedule.Parts.HasFlag(ReportParts.Growth))
            lines.AddRange(["", "People", .. Growth(await growth.ReadAsync(schedule.WorkspaceId, new GrowthFilter(period, Bot: schedule.BotId)))]);
        if (schedule.Parts.HasFlag(ReportParts.Revenue))
            lines.AddRange(["", "Revenue", .. await RevenueAsync(schedule, period)]);
        if (schedule.Parts.HasFlag(ReportParts.Conversations))
            lines.AddRange(["", "Conversations", .. Conversations(await conversations.ReadAsync(schedule.WorkspaceId, new FigureFilter(period) { Bot = schedule.BotId }))]);
        if (schedule.Parts.HasFlag(ReportParts.Delivery))
            lines.AddRange(["", "Delivery", .. Delivery(await delivery.ReadAsync(schedule.WorkspaceId, new DeliveryFilter(period, Bot: schedule.BotId)))]);
        if (options.PublicUrl is { } url)
            lines.AddRange(["", new Uri(url, "/analytics").AbsoluteUri]);
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Growth(GrowthFigures figures)
    {
        yield return $"New {Count(figures.New.People)}{Than(figures.New.People, figures.NewBefore?.People)}";
        yield return $"Active in the last 7 days {Count(figures.ActiveWeek.People)}, in 30 days {Count(figures.ActiveMonth.People)}";
        yield return $"All {Count(figures.Known.People)}, not reachable {Count(figures.Blocked.People)}";
    }

    private async Task<IReadOnlyList<string>> RevenueAsync(ReportSchedule schedule, DayPeriod period)
    {
        var lines = new List<string>();
        var main = await settings.GetAsync(schedule.WorkspaceId, PaymentSettings.Currency);
        var figures = await revenue.ReadAsync(schedule.WorkspaceId, new RevenueFilter(period, main, Bot: schedule.BotId));
        lines.AddRange(Money(figures));
        foreach (var other in figures.Currencies.Skip(1))
            lines.AddRange(Money(await revenue.ReadAsync(schedule.WorkspaceId, new RevenueFilter(period, other, Bot: schedule.BotId))).Take(1));
        return lines;
    }

    private static IEnumerable<string> Money(RevenueFigures figures)
    {
        string Write(long amount) => Currencies.Write(amount, figures.Filter.Currency);
        yield return $"Paid {Write(figures.Now.Paid)}{Than(figures.Now.Paid, figures.Before?.Paid)} in {Things(figures.Now.Payments, "payment", "payments")} by {Things(figures.Now.Payers, "person", "people")}";
        if (figures.Now.Refunds + figures.Now.Disputes > 0)
            yield return $"Refunded {Write(figures.Now.Refunded)}, disputed {Write(figures.Now.Disputed)}";
        if (figures.Recurring.Running > 0)
            yield return $"Passes that renew {Count(figures.Recurring.Running)}, {Write(figures.Recurring.Monthly)} a month";
    }

    private static IEnumerable<string> Conversations(ConversationFigures figures)
    {
        yield return $"Opened {Count(figures.Now.Opened)}{Than(figures.Now.Opened, figures.Before.Opened)}, closed {Count(figures.Now.Closed)}{Than(figures.Now.Closed, figures.Before.Closed)}";
        if (figures.Now.First.Median is { } median)
            yield return $"First answer, median {Minutes(median)}";
        if (figures.Now.Late > 0)
            yield return $"Later than promised {Count(figures.Now.Late)} of {Count(figures.Now.Promised)}";
    }

    private static IEnumerable<string> Delivery(DeliveryFigures figures)
    {
        yield return $"Sent {Count(figures.Now.Sent)}{Than(figures.Now.Sent, figures.Before?.Sent)}, failed {Count(figures.Now.Failed)}, unknown {Count(figures.Now.Unknown)}";
        if (figures.Causes.Count > 0)
            yield return $"Most often: {figures.Causes[0].Cause} ({Count(figures.Causes[0].Count)})";
    }

    private static string Days(DayPeriod period) => period.Count == 1 ? Day(period.To) : $"{Day(period.From)} to {Day(period.To)}";

    private static string Day(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Than(long now, long? before) => before is not > 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({(now >= before ? "+" : "−")}{Math.Abs((double)(now - before.Value) / before.Value):P0})").Replace(" %", "%", StringComparison.Ordinal);

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Things(long count, string one, string other) => $"{Count(count)} {(count == 1 ? one : other)}";

    private static string Minutes(double seconds) => seconds < 60 ? "under a minute" : seconds < 5400 ? $"{Math.Round(seconds / 60)} min" : $"{(seconds / 3600).ToString("0.#", CultureInfo.InvariantCulture)} h";
}
