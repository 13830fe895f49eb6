using TelegramAdmin.Sandbox.BotApi.Json;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Contents;
using TelegramAdmin.Sandbox.State.Payments;
using TelegramAdmin.Sandbox.Updates;

namespace TelegramAdmin.Sandbox.Control.Acting.Paying;

/// <summary>Somebody confirms a purchase: the bot is asked, and only when it agrees in time Stars change hands.</summary>
internal sealed class Checkout(World world, Purchase purchase)
{
    /// <summary>Telegram waits so long for answerPreCheckoutQuery.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="claim">What the bot is told; the invoice's own values unless somebody tampers.</param>
    public async Task<PaymentResult> RunAsync(InvoiceClaim claim)
    {
        PendingQuery query;
        lock (world.Gate)
        {
            if (Refusal() is { } refusal) return refusal;
            query = Ask(claim);
        }

        var answer = await AnswerAsync(query);
        lock (world.Gate)
        {
            if (answer is null) return Failed("BOT_PRECHECKOUT_TIMEOUT", "Bot precheckout timed out");
            if (answer.Length > 0) return Failed("BOT_PRECHECKOUT_FAILED", answer);
            // Stars may have gone, or the invoice may have been paid, while the bot was thinking.
            return Refusal() ?? Pay();
        }
    }

    private PaymentResult? Refusal()
    {
        var missing = purchase.Invoice.Amount - purchase.Person.Stars;
        return purchase.IsAlreadyPaid ? Failed("INVOICE_ALREADY_PAID", "This invoice is already paid")
            : missing > 0 ? Failed("BALANCE_TOO_LOW", $"You need {StarWords.Of(missing)} more for this")
            : null;
    }

    private PendingQuery Ask(InvoiceClaim claim)
    {
        var (bot, person) = (purchase.Bot, purchase.Person);
        var query = new PendingQuery(world.Ids.NextQuery(), person, world.ChatOf(bot, person), null, world.Time.GetUtcNow());
        bot.PreCheckouts.Add(query);
        world.Post(bot, "pre_checkout_query", person.Id, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", query.Id);
            json.WritePropertyName("from");
            UserJson.Write(json, person);
            json.WriteString("currency", InvoiceContent.Stars);
            json.WriteNumber("total_amount", claim.Amount);
            json.WriteString("invoice_payload", claim.Payload);
            json.WriteEndObject();
        });
        return query;
    }

    /// <returns>Empty when the bot agrees, its reason when it does not, null when it said nothing in time.</returns>
    private async Task<string?> AnswerAsync(PendingQuery query)
    {
        try
        {
            return await query.Answer.Task.WaitAsync(Patience, world.Time);
        }
        catch (TimeoutException)
        {
            lock (world.Gate)
            {
                purchase.Bot.PreCheckouts.Take(query.Id);
                return query.Answer.Task.IsCompletedSuccessfully ? query.Answer.Task.Result : null;
            }
        }
    }

    private PaymentResult Pay()
    {
        var (payment, notice) = StarTransfer.Pay(world, purchase.Bot, purchase.Person, purchase.Invoice);
        purchase.KeepReceipt(world, notice);
        Subscriptions.Begin(purchase, payment);
        return new PaymentResult(payment.ChargeId, null, $"You paid {StarWords.Of(payment.Amount)}");
    }

    private static PaymentResult Failed(string error, string text) => new(null, error, text);
}
