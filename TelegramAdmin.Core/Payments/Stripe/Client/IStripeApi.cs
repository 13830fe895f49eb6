namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Stripe's API (docs.stripe.com/api) as of <see cref="HttpStripeApi.Version"/>, for the requests in <c>Requests/</c>.</summary>
public interface IStripeApi
{
    /// <summary>Sends a request and, where that helps, sends it again with the same idempotency key. Every failure of Stripe's is an answer; only <paramref name="cancellation"/> throws.</summary>
    Task<StripeResult<T>> SendAsync<T>(StripeRequest<T> request, CancellationToken cancellation = default);
}
