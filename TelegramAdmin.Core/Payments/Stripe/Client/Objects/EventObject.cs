using System.Text.Json;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>docs.stripe.com/api/events/object</summary>
public sealed record EventObject : StripeObject
{
    /// <summary>"event", or something else for what only points at its object (thin events).</summary>
    public string? Object { get; init; }

    /// <summary>Such as checkout.session.completed.</summary>
    public string Type { get; init; } = "";

    /// <summary>The connected account in which it happened; null for the account of the key.</summary>
    public string? Account { get; init; }

    public EventData? Data { get; init; }
}

/// <param name="Object">As it was when the event happened, in the API version of the webhook.</param>
public sealed record EventData(JsonElement Object)
{
    public override string ToString() => "";
}

/// <summary>docs.stripe.com/api/accounts/object</summary>
public sealed record AccountObject : StripeObject
{
    public string? Country { get; init; }

    public string? DefaultCurrency { get; init; }

    public bool ChargesEnabled { get; init; }

    public AccountSettings? Settings { get; init; }

    /// <summary>The account's name in Stripe's dashboard.</summary>
    public string? Name => Settings?.Dashboard?.DisplayName;
}

public sealed record AccountSettings(AccountDashboard? Dashboard);

public sealed record AccountDashboard(string? DisplayName);

/// <summary>The error in a refusal, and in what failed before; see <see cref="StripeFailure"/>.</summary>
public sealed record ErrorObject
{
    public string Type { get; init; } = "api_error";

    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Message { get; init; }

    public string? Param { get; init; }

    public PaymentIntentObject? PaymentIntent { get; init; }
}

public sealed record ErrorEnvelope(ErrorObject? Error);
