using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace TelegramAdmin.Sandbox.Stripe.Control;

/// <summary>The controls of <see cref="SandboxStripe"/> over HTTP, for the page and for other processes.</summary>
internal static class StripeControlRoutes
{
    public static void MapStripeControl(this IEndpointRouteBuilder app, SandboxStripe stripe)
    {
        var group = app.MapGroup("/sandbox/stripe").AddEndpointFilter(RefuseAsync);
        group.MapGet("/", () => StripeView.Of(stripe));
        group.MapGet("/requests", () => stripe.Requests);
        group.MapGet("/events", () => stripe.Events);
        group.MapPost("/settings", async (HttpRequest request) => await StripeSettingsView.ApplyAsync(stripe, request));
        group.MapPost("/webhook", (WebhookRequest webhook) => stripe.WebhookUrl = webhook.Url);
        group.MapPost("/events/{id}/resend", (string id) => stripe.Resend(id));
        group.MapPost("/release", (ReleaseRequest release) => stripe.Release(release.ShuffleSeed));
        MapPayments(group, stripe);
    }

    private static void MapPayments(RouteGroupBuilder group, SandboxStripe stripe)
    {
        group.MapPost("/sessions/{id}/pay", (string id, PayRequest pay) => stripe.Pay(id, pay.Card ?? "pm_card_visa", pay.Email ?? "payer@example.com"));
        group.MapPost("/sessions/{id}/pay-by-debit", (string id) => stripe.PayByDebit(id));
        group.MapPost("/sessions/{id}/expire", (string id) => stripe.ExpireSession(id));
        group.MapPost("/payments/{id}/refund", (string id, RefundRequest refund) => new { id = stripe.Refund(id, refund.Amount) });
        group.MapPost("/payments/{id}/dispute", (string id) => new { id = stripe.OpenDispute(id) });
        group.MapPost("/payments/{id}/settle", (string id, OutcomeRequest outcome) => stripe.SettleDebit(id, outcome.Succeeds));
        group.MapPost("/intents/{id}/bank", (string id, OutcomeRequest outcome) => stripe.AnswerBank(id, outcome.Succeeds));
        group.MapPost("/refunds/{id}/settle", (string id, OutcomeRequest outcome) => stripe.SettleRefund(id, outcome.Succeeds));
        group.MapPost("/disputes/{id}/close", (string id, OutcomeRequest outcome) => stripe.CloseDispute(id, outcome.Succeeds));
        group.MapPost("/subscriptions/{id}/renew", (string id) => stripe.RenewSubscription(id));
    }

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.BadRequest(new { error = wrong.Message });
        }
    }
}

/// <summary>Bodies of the control routes.</summary>
internal sealed record WebhookRequest(Uri? Url);

internal sealed record ReleaseRequest(int? ShuffleSeed);

internal sealed record PayRequest(string? Card, string? Email);

/// <param name="Amount">In minor units; without it all that is left.</param>
internal sealed record RefundRequest(long? Amount);

internal sealed record OutcomeRequest(bool Succeeds);
