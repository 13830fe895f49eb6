using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.Errors;

/// <summary>Either a value or the <see cref="Failure"/> that says why there is none.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Failure? failure)
    {
        _value = value;
        Failure = failure;
    }

    public Failure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public T Value => Failure is null ? _value! : throw new InvalidOperationException(Failure.Message);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Failure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    /// <summary>For an interface, from which C# converts nothing.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The type says what it is a result of.")]
    public static Result<T> Of(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator Result<T>(Failure failure) => new(default, failure);
}
