using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelegramAdmin.Core.Payments.Stripe.Client.Objects;

/// <summary>Generated readers: snake_case names, seconds as times, fields we do not know ignored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(UnixTimeConverter)])]
[JsonSerializable(typeof(AccountObject))]
[JsonSerializable(typeof(BalanceTransactionObject))]
[JsonSerializable(typeof(StripeList<BalanceTransactionObject>))]
[JsonSerializable(typeof(ChargeObject))]
[JsonSerializable(typeof(StripeList<ChargeObject>))]
[JsonSerializable(typeof(CheckoutSessionObject))]
[JsonSerializable(typeof(StripeList<CheckoutSessionObject>))]
[JsonSerializable(typeof(CouponObject))]
[JsonSerializable(typeof(CustomerObject))]
[JsonSerializable(typeof(DisputeObject))]
[JsonSerializable(typeof(StripeList<DisputeObject>))]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(EventObject))]
[JsonSerializable(typeof(StripeList<EventObject>))]
[JsonSerializable(typeof(InvoiceObject))]
[JsonSerializable(typeof(StripeList<InvoiceObject>))]
[JsonSerializable(typeof(PaymentIntentObject))]
[JsonSerializable(typeof(StripeList<PaymentIntentObject>))]
[JsonSerializable(typeof(PaymentMethodObject))]
[JsonSerializable(typeof(StripeList<PaymentMethodObject>))]
[JsonSerializable(typeof(PortalSessionObject))]
[JsonSerializable(typeof(PriceObject))]
[JsonSerializable(typeof(StripeList<PriceObject>))]
[JsonSerializable(typeof(ProductObject))]
[JsonSerializable(typeof(StripeList<ProductObject>))]
[JsonSerializable(typeof(RefundObject))]
[JsonSerializable(typeof(StripeList<RefundObject>))]
[JsonSerializable(typeof(SetupIntentObject))]
[JsonSerializable(typeof(SubscriptionObject))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class StripeJson : JsonSerializerContext;
