using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.Payments.Stripe.Client;

/// <summary>Either Stripe's object or the <see cref="StripeFailure"/> that says why there is none.</summary>
public readonly struct StripeResult<T>
{
    private readonly T? _value;

    private StripeResult(T? value, StripeFailure? failure)
    {
        _value = value;
        Failure = failure;
    }

    public StripeFailure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public T Value => Failure is null ? _value! : throw new InvalidOperationException(Failure.Words);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out StripeFailure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator StripeResult<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator StripeResult<T>(StripeFailure failure) => new(default, failure);
}
