using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Payments.Catalogue;

namespace TelegramAdmin.Features.Payments.Products;

public sealed partial class ProductEditor
{
    private ProductInput _input = new();
    private Failure? _failure;

    /// <summary>Null for one that is being added.</summary>
    [Parameter]
    public Product? Product { get; set; }

    /// <summary>The workspace's own; offered first.</summary>
    [Parameter, EditorRequired]
    public required string Currency { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Tier> Tiers { get; set; }

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public EventCallback<Product> OnSaved { get; set; }

    [Inject]
    public required ProductActs Acts { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Kinds => [new(nameof(ProductKind.Credits), L["Credits"]), new(nameof(ProductKind.Pass), L["Pass"])];

    private static IEnumerable<TextLanguage> Others => TextCatalog.Languages.Where(l => l.Code != TextCatalog.Fallback);

    /// <summary>Once: the page looks again while somebody types.</summary>
    protected override void OnInitialized()
    {
        _input = Product is null ? ProductInput.New(Currency) : ProductInput.Of(Product);
        foreach (var language in Others)
            _input.Texts.TryAdd(language.Code, new TextInput());
    }

    private string? Fault(string field) => _failure?.Field == field ? "true" : null;

    private async Task SaveAsync()
    {
        if (!_input.ToDraft().TryGet(out var draft, out _failure) || !(await Acts.SaveAsync(Product?.Id, draft)).TryGet(out var saved, out _failure))
            return;
        Toasts.Done(Product is null ? L["{0} is on sale", saved.Name] : L["{0} is saved", saved.Name], L["Who is paying already pays what they were offered."]);
        await OnSaved.InvokeAsync(saved);
    }
}
