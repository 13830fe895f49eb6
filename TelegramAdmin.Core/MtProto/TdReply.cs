using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.MtProto;

/// <summary>What TDLib answered, or why it did not.</summary>
public readonly struct TdReply<T>
{
    private readonly T? _value;

    private TdReply(T? value, TdFailure? failure) => (_value, Failure) = (value, failure);

    public TdFailure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public T Value => Failure is null ? _value! : throw new InvalidOperationException(Failure.Message);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out TdFailure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator TdReply<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator TdReply<T>(TdFailure failure) => new(default, failure);
}
