using System.Buffers.Text;
using System.Security.Cryptography;
using TelegramAdmin.Sandbox.BotApi.Methods.Sending;
using TelegramAdmin.Sandbox.BotApi.Requests.Keyboards;
using TelegramAdmin.Sandbox.Formatting;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Payments;

/// <summary>sendInvoice and createInvoiceLink.</summary>
internal static class InvoiceMethods
{
    public const string Send = "sendInvoice";

    private const int SlugBytes = 12;

    public static IEnumerable<ApiMethod> All => [new(Send, SendInvoice), new("createInvoiceLink", CreateLink)];

    private static WriteResult SendInvoice(ApiCall call)
    {
        var invoice = InvoiceReader.Read(call);
        MarkupReader.ReadInline(call.Args);
        // Only invoices behind a link can be subscriptions.
        return Outgoing.Send(call, FormattedText.Empty, invoice with { SubscriptionPeriod = null });
    }

    private static WriteResult CreateLink(ApiCall call)
    {
        var invoice = InvoiceReader.Read(call);
        var slug = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SlugBytes));
        call.Bot.Stars.Links[slug] = invoice;
        call.World.IsDirty = true;
        return json => json.WriteStringValue($"https://t.me/${slug}");
    }
}
