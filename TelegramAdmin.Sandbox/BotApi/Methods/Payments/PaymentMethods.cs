using TelegramAdmin.Sandbox.Control.Acting.Paying;
using TelegramAdmin.Sandbox.State;
using TelegramAdmin.Sandbox.State.Payments;

namespace TelegramAdmin.Sandbox.BotApi.Methods.Payments;

/// <summary>What a bot does with payments: agree to them, give them back, end subscriptions.</summary>
internal static class PaymentMethods
{
    public const string AnswerPreCheckout = "answerPreCheckoutQuery";

    public static IEnumerable<ApiMethod> All =>
        [new(AnswerPreCheckout, Answer), new("refundStarPayment", Refund), new("editUserStarSubscription", EditSubscription)];

    private static WriteResult Answer(ApiCall call)
    {
        var refusal = call.Args.Bool("ok") ? "" : call.Args.Required("error_message");
        var query = call.Bot.PreCheckouts.Take(call.Args.Required("pre_checkout_query_id"));
        if (query is null || call.World.Time.GetUtcNow() - query.AskedAt > Checkout.Patience)
            throw ApiException.BadRequest("query is too old and response timeout expired or query ID is invalid");
        query.Answer.TrySetResult(refusal);
        return ApiCall.True;
    }

    private static WriteResult Refund(ApiCall call)
    {
        var person = PersonOf(call);
        var wallet = call.Bot.Stars;
        var payment = wallet.Find(call.Args.Required("telegram_payment_charge_id"));
        if (payment is null || payment.PersonId != person.Id) throw ApiException.BadRequest("CHARGE_NOT_FOUND");
        if (wallet.IsRefunded(payment)) throw ApiException.BadRequest("CHARGE_ALREADY_REFUNDED");
        if (wallet.Balance < payment.Amount) throw ApiException.BadRequest("BALANCE_TOO_LOW");
        StarTransfer.Refund(call.World, call.Bot, person, payment);
        return ApiCall.True;
    }

    private static WriteResult EditSubscription(ApiCall call)
    {
        var person = PersonOf(call);
        var subscription = call.Bot.Stars.Subscriptions.GetValueOrDefault(call.Args.Required("telegram_payment_charge_id"));
        if (subscription is null || subscription.PersonId != person.Id) throw ApiException.BadRequest("CHARGE_ID_INVALID");
        subscription.IsCanceled = call.Args.Bool("is_canceled");
        call.World.IsDirty = true;
        return ApiCall.True;
    }

    private static Person PersonOf(ApiCall call)
    {
        if (call.Args.Integer("user_id") is not { } id || id <= 0) throw ApiException.BadRequest("invalid user_id specified");
        return call.Bot.Chats.ContainsKey(id) && call.World.People.TryGetValue(id, out var person)
            ? person
            : throw ApiException.BadRequest("user not found");
    }
}
