using System.Text;
using TelegramAdmin.Sandbox.BotApi.Requests;
using TelegramAdmin.Sandbox.BotApi.Requests.Bodies;
using TelegramAdmin.Sandbox.Files;
using TelegramAdmin.Sandbox.State.Contents;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Payments;

/// <summary>Reads the invoice of sendInvoice and createInvoiceLink, as core.telegram.org/bots/payments-stars wants it.</summary>
internal static class InvoiceReader
{
    private const int LongestTitle = 32;
    private const int LongestDescription = 255;
    private const int LongestPayload = 128;
    private const int SubscriptionSeconds = 30 * 24 * 60 * 60;
    private const int DearestSubscription = 10_000;

    public static InvoiceContent Read(ApiCall call)
    {
        var args = call.Args;
        var prices = PriceReader.Read(args);
        // No payment provider is connected here, so every other currency is refused.
        if (args.Required("currency") != InvoiceContent.Stars) throw ApiException.BadRequest("PAYMENT_PROVIDER_INVALID");
        if (Encoding.UTF8.GetByteCount(args.Required("payload")) > LongestPayload) throw ApiException.BadRequest("INVOICE_PAYLOAD_INVALID");
        if (prices.Count != 1 || !IsForStars(args)) throw ApiException.BadRequest("STARS_INVOICE_INVALID");
        return new InvoiceContent(args.Required("title"), args.Required("description"), args.Required("payload"), prices[0])
        {
            StartParameter = args.Text("start_parameter") ?? "",
            Photo = PhotoOf(call),
            SubscriptionPeriod = PeriodOf(args, prices[0]),
        };
    }

    private static bool IsForStars(Parameters args) =>
        args.Text("provider_token") is null
        && args.Integer("max_tip_amount") is null or 0
        && args.Text("suggested_tip_amounts") is null or "[]"
        && IsWithin(args.Required("title"), LongestTitle)
        && IsWithin(args.Required("description"), LongestDescription);

    private static bool IsWithin(string text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.EnumerateRunes().Count() <= most;

    private static int? PeriodOf(Parameters args, long price)
    {
        if (args.Int("subscription_period") is not { } period || period == 0) return null;
        if (period != SubscriptionSeconds) throw ApiException.BadRequest("SUBSCRIPTION_PERIOD_INVALID");
        return price <= DearestSubscription ? period : throw ApiException.BadRequest("STARS_INVOICE_INVALID");
    }

    /// <summary>What stands at an address is not fetched; a sample takes its place, as with all media. Other texts are ignored, as Telegram does.</summary>
    private static FileContent? PhotoOf(ApiCall call) =>
        Uri.TryCreate(call.Args.Text("photo_url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? MediaReader.Of(call.World, FileKind.Photo, Sample.Book)
            : null;
}
