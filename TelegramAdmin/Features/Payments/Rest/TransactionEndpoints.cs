using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Payments;
using TelegramAdmin.Core.Payments.Reading;

namespace TelegramAdmin.Features.Payments.Rest;

/// <summary>/transactions: what people paid through the key's bots.</summary>
internal static class TransactionEndpoints
{
    public static void MapTransactions(this RouteGroupBuilder api)
    {
        var transactions = api.MapGroup("/transactions").WithTags("Payments").RequireScope(ApiScopes.PaymentsRead);
        transactions.MapGet("", ListAsync).Produces<ApiPage<TransactionResource>>().Paged()
            .Query("from", ApiParameterKind.Time, "Begun then or later.").Query("to", ApiParameterKind.Time, "Begun before that.")
            .Query("state", ApiParameterKind.Text, $"One of {string.Join(", ", Enum.GetValues<PaymentState>().Select(s => ApiWords.Of(s)))}.")
            .Query("provider", ApiParameterKind.Text, "stripe or stars.")
            .Query("telegram_user_id", ApiParameterKind.Integer, "Only of this person.").Query("product_id", ApiParameterKind.Integer, "Only of this product.")
            .Describe("List payments", "Every purchase with what became of it, the newest first. Amounts are in the currency's smallest unit.");
        transactions.MapGet("/{id}", ReadAsync).Produces<TransactionResource>().Fails("transaction_not_found")
            .Describe("Read a payment", "One purchase, with the ids by which Stripe or Telegram know it.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, PaymentReader reader, CancellationToken cancellation)
    {
        var key = context.ApiKey();
        var filter = new PaymentFilter
        {
            Bots = key.Bots,
            From = context.QueryTime("from"),
            To = context.QueryTime("to"),
            States = context.QueryWord<PaymentState>("state") is { } state ? [state] : [],
            Provider = context.QueryWord<PaymentProvider>("provider"),
            People = context.QueryNumber("telegram_user_id") is { } person ? [person] : null,
            ProductId = context.QueryNumber("product_id"),
        };
        var found = await reader.ListAsync(key.WorkspaceId, filter, page.After(1) is [var last] ? last : null, page.Limit, cancellation);
        return Results.Ok(new ApiPage<TransactionResource>([.. found.Rows.Select(r => TransactionResource.Of(r.Payment))], found.Next is { } next ? ApiCursor.Of(next) : null));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long id, PaymentReader reader, CancellationToken cancellation) =>
        await reader.FindAsync(context.ApiKey().WorkspaceId, id, cancellation) is { } payment && context.ApiKey().Allows(payment.BotId)
            ? Results.Ok(TransactionResource.Of(payment))
            : ApiResults.Problem(new Failure(FailureKind.NotFound, "transaction_not_found", $"None of the bots that this key may use has a payment {id}."));
}
