using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Workspaces;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>Gives a workspace that never had a product its first ones, to be sold as they are or changed. Products are never removed, so this happens once.</summary>
public sealed class SeedCatalogue(IDatabase database, EventBus events, TimeProvider time)
{
    private static readonly IReadOnlyList<ProductDraft> First =
    [
        Credits(10, 399, 250),
        Credits(25, 799, 500, ProductBadge.MostPopular),
        Credits(50, 1499, 900, ProductBadge.BestValue),
        Credits(100, 2499, 1600),
        Pass(PassUnit.Day, 199, 130, "Day pass", "Messages are free for a day.", "Pase de un día", "Los mensajes son gratis durante un día.", "Доступ на день", "Сообщения бесплатны один день."),
        Pass(PassUnit.Week, 699, 450, "Week pass", "Messages are free for a week.", "Pase de una semana", "Los mensajes son gratis durante una semana.", "Доступ на неделю", "Сообщения бесплатны одну неделю."),
        Pass(PassUnit.Month, 1999, 1300, "Month pass", "Messages are free for a month.", "Pase de un mes", "Los mensajes son gratis durante un mes.", "Доступ на месяц", "Сообщения бесплатны один месяц.")
            with { Renews = true },
    ];

    /// <returns>How many workspaces got theirs.</returns>
    public async Task<int> RunAsync()
    {
        await using var db = database.ReadAll();
        var products = db.Products;
        var without = await db.Workspaces.Where(w => !products.Any(p => p.WorkspaceId == w.Id)).Select(w => w.Id).ToListAsync();
        foreach (var workspace in without)
            await FillAsync(workspace);
        return without.Count;
    }

    private Task FillAsync(WorkspaceId workspace) => database.WriteAsync(workspace, async db =>
    {
        if (await db.Products.AnyAsync())
            return;
        db.Products.AddRange(First.Select((draft, place) => SaveProduct.New(workspace, draft, place + 1, time.GetUtcNow())));
        db.AfterCommit(() => events.Publish(new CatalogueChanged(workspace)));
    });

    private static ProductDraft Credits(int credits, long cents, long stars, ProductBadge? badge = null) => new()
    {
        Kind = ProductKind.Credits, Name = $"{credits} credits", Credits = credits, Badge = badge, Prices = Prices(cents, stars),
        Texts = Texts(new ProductText($"{credits} créditos", null), new ProductText($"{credits} кредитов", null)),
    };

    private static ProductDraft Pass(PassUnit unit, long cents, long stars, params string[] texts) => new()
    {
        Kind = ProductKind.Pass, Name = texts[0], Description = texts[1], PassLength = 1, PassUnit = unit, Prices = Prices(cents, stars),
        Texts = Texts(new ProductText(texts[2], texts[3]), new ProductText(texts[4], texts[5])),
    };

    private static ProductTexts Texts(ProductText spanish, ProductText russian) => new(new Dictionary<string, ProductText> { ["es"] = spanish, ["ru"] = russian });

    private static PriceDraft[] Prices(long cents, long stars) => [new("USD", cents), new(Currencies.Stars, stars)];
}
