using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Overview;

/// <summary>What came in, when it was paid; who paid; and the credits that were used.</summary>
internal sealed class MoneyOverview : IOverviewSource
{
    /// <summary>Who pays late paid for something begun up to so long before.</summary>
    private static readonly TimeSpan LongestCheckout = TimeSpan.FromDays(7);

    public OverviewTheme Theme => OverviewTheme.Money;

    public async Task<IReadOnlyList<OverviewFigure>> ReadAsync(OverviewAsk ask)
    {
        var earliest = ask.Range.Earliest;
        var first = await RowTime.FirstAtAsync(ask.Db.Payments.Select(p => new RowTime { Id = p.Id, At = p.CreatedAt }), earliest - LongestCheckout, default);
        var entry = await RowTime.FirstAtAsync(ask.Db.CreditEntries.Select(e => new RowTime { Id = e.Id, At = e.CreatedAt }), earliest, default);
        var mode = ask.IsLive is null ? "" : $"AND (is_live = @live OR provider = {(int)PaymentProvider.Stars})";
        Task<BucketCounts> PaidAsync(string value, string more) => ask.FactsAsync("payments", "paid_at", value, $"AND id >= @first {mode} {more}", command => Bind(ask, command, first));
        return
        [
            (await PaidAsync("SUM(amount_paid)", "AND currency = @currency AND amount_paid IS NOT NULL")).ToFigure("revenue", FigureUnit.Money),
            (await PaidAsync("SUM(amount_paid)", $"AND currency = '{Currencies.Stars}' AND amount_paid IS NOT NULL")).ToFigure("stars", FigureUnit.Stars),
            (await PaidAsync("COUNT(*)", "")).ToFigure("payments"),
            await PayingAsync(ask, first),
            (await ask.FactsAsync("payments", "created_at", "COUNT(*)", $"AND id >= @first {mode} AND state = {(int)PaymentState.Failed}", command => Bind(ask, command, first))).ToFigure("failed"),
            (await ask.FactsAsync("credit_entries", "created_at", "-SUM(amount)", $"AND id >= @first AND kind = {(int)EntryKind.Spend}", command => command.Bind(ask.Provider, "@first", entry))).ToFigure("credits"),
        ];
    }

    // The database takes only what a statement names.
    private static void Bind(OverviewAsk ask, DbCommand command, long first)
    {
        command.Bind(ask.Provider, "@first", first);
        if (command.CommandText.Contains("@currency", StringComparison.Ordinal))
            command.Bind(ask.Provider, "@currency", ask.Currency);
        if (ask.IsLive is { } live)
            command.Bind(ask.Provider, "@live", live);
    }

    /// <summary>Different people who paid.</summary>
    private static async Task<OverviewFigure> PayingAsync(OverviewAsk ask, long first)
    {
        var (range, bot, live) = (ask.Range, ask.Bot, ask.IsLive);
        async Task<double?> In(OverviewSpan span) => await ask.Db.Payments
            .Where(p => p.Id >= first && p.PaidAt >= span.From && p.PaidAt < span.To && (bot == null || p.BotId == bot) && (live == null || p.IsLive == live || p.Provider == PaymentProvider.Stars))
            .Select(p => p.AccountId).Distinct().CountAsync();
        return new OverviewFigure("paying", FigureUnit.Count, await In(range.Whole))
        {
            Compared = await In(range.Compared),
            Before = await In(range.Before),
            LastWeek = range.LastWeek is { } week ? await In(week) : null,
        };
    }
}
