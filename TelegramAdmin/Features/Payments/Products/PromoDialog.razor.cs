using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Components.Overlays;
using TelegramAdmin.Core.Credits;
using TelegramAdmin.Core.Credits.Managing;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Payments.Products;

/// <summary>Closes with true once something is saved.</summary>
public sealed partial class PromoDialog
{
    private string _code = "";
    private string _kind = nameof(PromoKind.Credits);
    private string _value = "";
    private string _lasting = "";
    private string _uses = "";
    private DateTime? _starts;
    private DateTime? _ends;
    private Failure? _failure;

    /// <summary>The one to change; null to add one.</summary>
    [Parameter]
    public PromoCode? Promo { get; set; }

    [Inject]
    public required PromoActs Acts { get; init; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required Toasts Toasts { get; init; }

    private Choice[] Kinds => [new(nameof(PromoKind.Credits), L["Credits"]), new(nameof(PromoKind.PercentOff), L["Discount"])];

    private bool IsCredits => _kind == nameof(PromoKind.Credits);

    protected override void OnInitialized()
    {
        if (Promo is not { } promo)
            return;
        _uses = promo.LargestUses?.ToString(CultureInfo.InvariantCulture) ?? "";
        (_starts, _ends) = (promo.StartsAt?.UtcDateTime, promo.EndsAt?.UtcDateTime);
    }

    private string? Fault(string field) => _failure?.Field == field ? "true" : null;

    private async Task SaveAsync()
    {
        // What is no number is as wrong as zero, and the use case says what would be right.
        var limits = new PromoLimits(Filled(_uses) is null ? null : Number(_uses), Utc(_starts), Utc(_ends));
        _failure = Promo is null
            ? await Acts.CreateAsync(new PromoDraft(_code, Enum.Parse<PromoKind>(_kind), Number(_value), IsCredits && Filled(_lasting) is not null ? Number(_lasting) : null, limits))
            : await Acts.ChangeAsync(Promo.Id, limits);
        if (_failure is not null)
            return;
        Toasts.Done(Promo is null ? L["{0} works", _code.Trim().ToUpperInvariant()] : L["{0} is changed", Promo.Code]);
        Dialogs.Close(true);
    }

    private static int Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateTimeOffset? Utc(DateTime? typed) => typed is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
}
