using TelegramAdmin.Core.Payments.Stripe.Client.Objects;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Requests;

/// <summary>docs.stripe.com/api/events: what happened in the last 30 days</summary>
public static class StripeEvents
{
    public sealed record Get(string Id) : StripeRead<EventObject>(At("events", Id));

    public sealed record List() : StripePageOf<EventObject>("events")
    {
        /// <summary>At most 20.</summary>
        public IReadOnlyList<string>? Types { get; init; }

        /// <summary>False for those that a webhook did not take.</summary>
        public bool? DeliverySuccess { get; init; }

        internal override void Write(StripeForm form)
        {
            base.Write(form);
            form.Add("types", Types).Add("delivery_success", DeliverySuccess);
        }
    }
}

/// <summary>docs.stripe.com/api/accounts: the account of the key</summary>
public static class Accounts
{
    public sealed record Own() : StripeRead<AccountObject>("account");
}
