using System.Globalization;
using TelegramAdmin.Core.Access;
using TelegramAdmin.Core.AdminMenus.Screens;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Core.AdminMenus.Money;

/// <summary>Takes a product off sale, or puts it on again.</summary>
internal sealed class ProductAct(CatalogueReader catalogue, ArchiveProduct archive, RestoreProduct restore, AuditLog audit) : IMenuAct
{
    public string Name => "product";

    public AdminRole Needs => AdminRole.Admin;

    public async Task<MenuQuestion> AskAsync(MenuVisit visit)
    {
        var (id, isOn) = Wanted(visit);
        var back = MenuRoute.Page("product", id);
        if (await catalogue.FindAsync(visit.Workspace, id) is not { } product)
            return MenuQuestion.Refused(MenuText.Of(CatalogueErrors.NotFound), MenuRoute.Page("products"));
        var name = MenuText.Bold(MenuText.Name(product.Name));
        return isOn
            ? new MenuQuestion($"Put {name} on sale?\n\nIt comes last in the catalogue, for {ProductPage.Prices(product)}.", "Put on sale", back)
            : new MenuQuestion($"Take {name} off sale?\n\nLinks and invoices that are out already can still be paid.", "Take off sale", back);
    }

    public async Task<MenuOutcome> RunAsync(MenuVisit visit)
    {
        var (id, isOn) = Wanted(visit);
        var done = isOn ? await restore.RunAsync(visit.Workspace, id) : await archive.RunAsync(visit.Workspace, id);
        if (!done.TryGet(out var product, out var refused))
            return MenuOutcome.Refused(MenuText.Of(refused), MenuRoute.Page("product", id));
        await audit.RecordAsync(visit.Workspace, visit.Actor, isOn ? "product.restored" : "product.archived", $"{product.Name} ({product.Id.ToString(CultureInfo.InvariantCulture)})");
        return MenuOutcome.Done(isOn ? "On sale again." : "Off sale.", MenuRoute.Page("product", id));
    }

    private static (long Id, bool IsOn) Wanted(MenuVisit visit) => (visit.Route.Number(0) ?? 0, visit.Route.Word(1) == "on");
}
