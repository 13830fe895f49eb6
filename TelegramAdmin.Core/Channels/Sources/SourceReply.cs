using System.Diagnostics.CodeAnalysis;

namespace TelegramAdmin.Core.Channels.Sources;

/// <summary>What Telegram answered an account, or why it did not.</summary>
public readonly struct SourceReply<T>
{
    private readonly T? _value;

    private SourceReply(T? value, SourceFailure? failure) => (_value, Failure) = (value, failure);

    public SourceFailure? Failure { get; }

    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsOk => Failure is null;

    public T Value => Failure is null ? _value! : throw new InvalidOperationException(Failure.Message);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SourceFailure? failure)
    {
        (value, failure) = (_value, Failure);
        return failure is null;
    }

    /// <summary>For an interface, from which C# converts nothing.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The type says what it is a reply of.")]
    public static SourceReply<T> Of(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator SourceReply<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A conversion method would only repeat the operator.")]
    public static implicit operator SourceReply<T>(SourceFailure failure) => new(default, failure);
}

/// <param name="Message">What happened and what to do now, in plain words.</param>
/// <param name="Wait">How long Telegram wants no such request, of <see cref="SourceFailureKind.FloodWait"/>.</param>
public sealed record SourceFailure(SourceFailureKind Kind, string Message, TimeSpan? Wait = null);

public enum SourceFailureKind
{
    /// <summary>Telegram wants this account to wait (FLOOD_WAIT). The same request is not carried to another account at once.</summary>
    FloodWait = 1,

    /// <summary>The session ended, or the account is banned, signed out, or cannot be opened here. The account's own state says more.</summary>
    AccountLost = 2,

    /// <summary>There is no such channel (any more), by name, invite or number.</summary>
    ChannelGone = 3,

    /// <summary>The channel is there but this account may not read it.</summary>
    ChannelPrivate = 4,

    /// <summary>What the address names is no channel: a person, a bot or a group.</summary>
    NotAChannel = 5,

    /// <summary>No line to Telegram, or no answer in time. Trying later may help.</summary>
    Unreachable = 6,

    /// <summary>Telegram refused for a reason that this program does not know.</summary>
    Refused = 7,
}
