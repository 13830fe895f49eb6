using System.Text;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>Takes one event from the webhook; when it returns, the event is on disk. Its type does not matter: what nobody handles is kept as well.</summary>
public sealed class AcceptStripeEvent(IDatabase database, AppendStripeEvents append, EngineOptions options, TimeProvider time)
{
    /// <summary>The largest event we take; Stripe's own are far smaller.</summary>
    public const int LargestEvent = 1024 * 1024;

    /// <summary>It tells who the customer was, after they were erased here.</summary>
    private const string Forgotten = "customer.deleted";

    /// <param name="body">As it came, byte by byte: the signature is over exactly this.</param>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="StorageUnavailableException">Nothing was kept; Stripe shall deliver it again.</exception>
    public async Task<Result<bool>> RunAsync(ReadOnlyMemory<byte> body, string? signature)
    {
        if (!options.Stripe.IsOn || options.Stripe.WebhookSecrets is not { Count: > 0 } secrets)
            return StripeEventErrors.NotConfigured;
        var now = time.GetUtcNow();
        if (StripeSignature.Check(signature, body.Span, secrets, now) is { } fault)
            return StripeEventErrors.Of(fault);
        if (StripeEnvelope.TryRead(body.Span) is not { } envelope)
            return StripeEventErrors.NotAnEvent;
        var payload = envelope.Type == Forgotten ? $"{{\"livemode\":{(envelope.IsLive ? "true" : "false")}}}" : Encoding.UTF8.GetString(body.Span);
        return await database.AppendAsync(append, new ArrivedStripeEvent(envelope, payload, now));
    }
}
