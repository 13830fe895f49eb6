using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Analytics.Periods;
using TelegramAdmin.Core.Analytics.Revenue.Billing;
using TelegramAdmin.Core.Payments.Catalogue;
using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>/products: what is sold, for how much, and how it sells.</summary>
internal sealed class ProductsPage(CatalogueReader catalogue, SalesReader sales, EngineOptions options) : IMenuPage
{
    private const int Size = 6;

    public string Name => "products";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        var all = await catalogue.ListAsync(visit.Workspace);
        var sold = await sales.ReadAsync(visit.Workspace, DayPeriod.Last(SalesReader.Days, visit.Now, TimeZoneInfo.Utc), options.Stripe.IsOn ? options.Stripe.IsLive : null);
        var paging = MenuPaging.Of(visit.Route.Number(0), all.Count, Size);
        var page = all.Skip(paging.Skip).Take(Size).ToList();
        var html = $"<b>Products</b> · {MenuText.Count(all.Count(p => p.ArchivedAt is null))} on sale\n\n"
            + (page.Count == 0 ? "Nothing is sold yet." : string.Join('\n', page.Select(p => Line(p, sold.GetValueOrDefault(p.Id, ProductSales.None)))));
        return new MenuScreen(html,
        [
            .. MenuScreen.Grid(page.Select(p => MenuScreen.Button(MenuText.Short(p.Name, 24), MenuRoute.Page("product", p.Id))), 2),
            paging.Row(n => MenuRoute.Page(Name, n)),
        ], MenuRoute.Home, "/products");
    }

    private static string Line(Product product, ProductSales sold) =>
        $"{(product.ArchivedAt is null ? "🟢" : "⚪️")} <b>{MenuText.Name(product.Name)}</b> {ProductPage.Prices(product)} · {MenuText.Count(sold.Sold)} sold in {SalesReader.Days} days";
}

/// <summary>One product, on sale or not.</summary>
internal sealed class ProductPage(CatalogueReader catalogue, SalesReader sales, EngineOptions options) : IMenuPage
{
    public string Name => "product";

    public async Task<MenuScreen> ShowAsync(MenuVisit visit)
    {
        if (visit.Route.Number(0) is not { } id || await catalogue.FindAsync(visit.Workspace, id) is not { } product)
            return new MenuScreen("This product does not exist any more.", [], MenuRoute.Page("products"), "/products");
        var sold = (await sales.ReadAsync(visit.Workspace, DayPeriod.Last(SalesReader.Days, visit.Now, TimeZoneInfo.Utc), options.Stripe.IsOn ? options.Stripe.IsLive : null)).GetValueOrDefault(id, ProductSales.None);
        var html = $"""
            <b>{MenuText.Name(product.Name)}</b> · {(product.ArchivedAt is null ? "on sale" : "off sale")}
            {MenuText.Line(product.Description, 200)}

            {Gives(product)}
            Costs  {Prices(product)}
            Stripe  {Sync(product)}

            Last {SalesReader.Days} days: {MenuText.Count(sold.Sold)} sold of {MenuText.Count(sold.Begun)} begun{string.Concat(sold.Revenue.Select(r => $" · {Currencies.Write(r.Amount, r.Currency)}"))}
            """;
        return new MenuScreen(html, visit.May(Access.AdminRole.Admin) ? [[SwitchButton(product)]] : [], MenuRoute.Page("products"), "/products");
    }

    internal static string Prices(Product product) => product.Prices.Count == 0 ? "no price" : string.Join(" · ", product.Prices.Select(p => Currencies.Write(p.Amount, p.Currency)));

    private static Conversations.BotButton SwitchButton(Product product) => product.ArchivedAt is null
        ? MenuScreen.Button("Take off sale", MenuRoute.Ask("product", product.Id, "off"))
        : MenuScreen.Button("Put on sale", MenuRoute.Ask("product", product.Id, "on"));

    private static string Gives(Product product) => product.Kind == ProductKind.Credits
        ? $"Gives  {MenuText.Count(product.Credits, "credit", "credits")}"
        : $"Gives  free messages for {MenuText.Count(product.PassLength)} × {product.PassUnit.ToString().ToLowerInvariant()}{(product.Renews ? ", renewed until cancelled" : "")}";

    private static string Sync(Product product) => product.Sync switch
    {
        SyncState.Waiting => "is being told",
        SyncState.InStep => "in step",
        SyncState.Differs => "differs: choose in the browser which one counts",
        SyncState.Failed => $"refused it: {MenuText.Line(product.SyncDetail, 120)}",
        _ => "not used",
    };
}
