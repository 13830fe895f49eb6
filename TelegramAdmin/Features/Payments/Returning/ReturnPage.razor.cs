using System.Globalization;
using Microsoft.AspNetCore.Components;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Localization;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Buying;

namespace TelegramAdmin.Features.Payments.Returning;

/// <summary>In the language of the browser, as far as the bot's texts have it. Looks again by itself until the payment is there, for half a minute.</summary>
public partial class ReturnPage
{
    private const int MostLooks = 15;

    private ReturnedPayment? _payment;
    private string _language = TextCatalog.Fallback;

    [Parameter]
    public string Token { get; set; } = "";

    [Parameter]
    public string Outcome { get; set; } = "";

    [SupplyParameterFromQuery(Name = "look")]
    public int? Look { get; set; }

    [CascadingParameter]
    public required HttpContext Http { get; init; }

    [Inject]
    public required ReturnFromCheckout Payments { get; init; }

    [Inject]
    public required TextCatalog Texts { get; init; }

    private string State => _payment switch
    {
        null => "unknown",
        { IsGranted: true } => "paid",
        _ when Outcome != "done" => "cancelled",
        { State: PaymentState.Processing } => "processing",
        { State: PaymentState.PaidNotGranted } => "held_up",
        _ => "confirming",
    };

    private string Icon => State switch
    {
        "paid" => "check_circle",
        "confirming" or "processing" => "hourglass_top",
        "unknown" => "help",
        _ => "info",
    };

    protected override async Task OnInitializedAsync()
    {
        _language = TextCatalog.Closest(Http.Request.Headers.AcceptLanguage.ToString().Split(',', ';')[0].Trim());
        _payment = await Payments.OfAsync(Token);
        if (_payment is null)
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (State == "confirming" && (Look ?? 0) < MostLooks)
            Http.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"2;url=/pay/{Uri.EscapeDataString(Token)}/done?look={(Look ?? 0) + 1}");
    }

    private string Say(string what, string? bot = null)
    {
        var key = what == "back" ? "return.back" : $"return.{State}.{what}";
        return TextTemplate.FillPlain(Texts.Find(key, _language), new Dictionary<string, string>
        {
            ["product"] = _payment?.ProductName ?? "",
            ["price"] = _payment is null ? "" : Amounts.Money(_payment.Amount, _payment.Currency),
            ["bot_name"] = bot ?? "",
        }, _language);
    }
}
