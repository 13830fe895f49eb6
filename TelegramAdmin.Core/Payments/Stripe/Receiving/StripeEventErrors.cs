using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Payments.Stripe.Receiving;

/// <summary>Every way in which an event is not taken.</summary>
public static class StripeEventErrors
{
    public static Failure NotConfigured { get; } = new(FailureKind.Unavailable, "stripe_webhook_off",
        "No event is taken: Stripe:WebhookSecret is not set. Copy the signing secret (whsec_...) of this endpoint from Stripe's dashboard (Developers, Webhooks) into it and start again. Stripe tries for three days.");

    public static Failure NotAnEvent { get; } = new(FailureKind.Invalid, "stripe_event_malformed",
        "This is not an event with its object. Let the endpoint send snapshot payloads; thin ones are not understood.");

    public static Failure Of(StripeSignatureFault fault) => new(FailureKind.Invalid, "stripe_signature_invalid", fault switch
    {
        StripeSignatureFault.Missing => "The header Stripe-Signature is missing. Only Stripe calls this address.",
        StripeSignatureFault.Malformed => "The header Stripe-Signature has another form than t=...,v1=....",
        StripeSignatureFault.Wrong =>
            "The signature does not fit. Copy the signing secret (whsec_...) of this endpoint from Stripe's dashboard (Developers, Webhooks) into Stripe:WebhookSecret; nothing in between may change the body.",
        StripeSignatureFault.TooOld => "The event was signed more than five minutes ago. If it comes from Stripe itself, this machine's clock is fast: let it be set by NTP.",
        _ => "The event was signed more than five minutes from now. If it comes from Stripe itself, this machine's clock is slow: let it be set by NTP.",
    });
}
