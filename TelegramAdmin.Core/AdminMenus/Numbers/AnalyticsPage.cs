using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage.Rollups;

namespace TelegramAdmin.Core.AdminMenus.Numbers;

/// <summary>/analytics: revenue and growth over a period, beside the one before it.</summary>
internal sealed class AnalyticsPage(RevenueReader revenue, DashboardReader dashboard, SettingsStore settings, EngineOptions options) : IMenuPage
{
    private const int MostColumns = 30;

    private static readonly int[] Periods = [7, 30, 90];

    public string Name => "numbers";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var days = Periods.FirstOrDefault(d => d == visit.Route.Number(0), 30);
        var money = await revenue.ReadAsync(visit.Workspace, days, await settings.GetAsync(visit.Workspace, PaymentSettings.Currency), options.Stripe.IsOn ? options.Stripe.IsLive : null);
        var growth = await dashboard.ReadAsync(visit.Workspace, null, (DashboardPeriod)days);
        var (now, before, people) = (money.Now, money.Before, growth.Series[Metric.NewUsers]);
        var html = $"""
            <b>Analytics</b> · {days} days

            <b>Revenue</b>{(options.Stripe is { IsOn: true, IsLive: false } ? " (Stripe's test mode)" : "")}
            Gross  <b>{Money(now.Gross, money)}</b>{MenuText.Change(now.Gross, before.Gross)}
            Refunded  {Money(now.Refunded, money)} · fees {Money(now.Fees, money)}
            Stars  <b>{Currencies.Write(now.Stars, Currencies.Stars)}</b>{MenuText.Change(now.Stars, before.Stars)}
            Paying people  <b>{MenuText.Count(money.PayingPeople)}</b>{MenuText.Change(money.PayingPeople, money.PayingBefore)}
            Failed payments  {MenuText.Count(now.Failed)}
            {MenuText.Columns([.. money.Steps.Select(s => s.Credits + s.Passes).TakeLast(MostColumns)])}

            <b>Growth</b>
            New people  <b>{MenuText.Count(people.Total)}</b>{MenuText.Change(people.Total, people.PreviousTotal)}
            Active people  <b>{MenuText.Count(growth.ActiveUsers)}</b>{MenuText.Change(growth.ActiveUsers, growth.PreviousActiveUsers)}
            {MenuText.Columns([.. people.Values.TakeLast(MostColumns)])}
            """;
        var periods = Periods.Select(d => MenuScreen.Button(d == days ? $"· {d} days ·" : $"{d} days", MenuRoute.Page(Name, d)));
        return new MenuScreen(html, [[.. periods]], MenuRoute.Home, "/analytics");
    }

    private static string Money(long amount, RevenueNumbers numbers) => Currencies.Write(amount, numbers.Currency);
}
