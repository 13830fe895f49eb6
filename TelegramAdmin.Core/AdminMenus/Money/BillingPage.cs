using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits.Reading;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Payments.Reading;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>Payments, the newest first: all, those that failed, or one person's.</summary>
internal sealed class BillingPage(IDatabase database, PersonReader people, EngineOptions options) : IMenuPage
{
    private const int Size = 6;

    public string Name => "billing";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var view = visit.Route.Word(0) is "f" or "p" ? visit.Route.Word(0) : "a";
        var person = view == "p" ? visit.Route.Number(2) ?? 0 : (long?)null;
        await using var db = database.Read(visit.Workspace);
        var filter = new PaymentFilter { OnlyFailing = view == "f", People = person is { } id ? [id] : null, IsLive = options.Stripe.IsOn ? options.Stripe.IsLive : null };
        var query = await db.MatchingAsync(filter, CancellationToken.None);
        var paging = MenuPaging.Of(visit.Route.Number(1), await query.CountAsync(), Size);
        var rows = await query.OrderByDescending(p => p.Id).Skip(paging.Skip).Take(Size).ToListAsync();
        var names = await people.ReadAsync(visit.Workspace, [.. rows.Select(p => p.TelegramUserId)]);
        var html = $"<b>Billing</b> · {Title(view, person is null ? null : (await people.ReadAsync(visit.Workspace, [person.Value])).Of(person.Value))}\n\n"
            + (rows.Count == 0 ? "There is no such payment." : string.Join('\n', rows.Select(p => Line(p, names.Of(p.TelegramUserId), visit.Now))));
        return new MenuScreen(html,
        [
            [Tab("a", "All", view), Tab("f", "Failed", view)],
            .. MenuScreen.Grid(rows.Select(p => MenuScreen.Button(MenuText.Short($"{Money(p)} {names.Of(p.TelegramUserId).Name}", 28), MenuRoute.Page("payment", p.Id))), 2),
            paging.Row(page => person is { } who ? MenuRoute.Page(Name, view, page, who) : MenuRoute.Page(Name, view, page)),
        ], person is { } whose ? MenuRoute.Page("person", whose) : MenuRoute.Home, "/billing");
    }

    private static BotButton Tab(string view, string words, string chosen) => MenuScreen.Button(view == chosen ? $"· {words} ·" : words, MenuRoute.Page("billing", view));

    private static string Title(string view, Person? person) => person is not null ? $"payments of {MenuText.Name(person.Name)}" : view == "f" ? "failed payments" : "latest payments";

    private static string Line(Payment payment, Person person, DateTimeOffset now) =>
        $"{PaymentStateWords.Of(payment.State)} · <b>{Money(payment)}</b> · {MenuText.Line(payment.ProductName, 30)} · {MenuText.Name(person.Name)} · {MenuText.Ago(payment.CreatedAt, now)}";

    private static string Money(Payment payment) => Currencies.Write(payment.AmountPaid ?? payment.Amount, payment.Currency);
}
