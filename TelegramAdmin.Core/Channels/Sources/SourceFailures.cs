using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Channels.Sources;

/// <summary>Why an account could not read, in words.</summary>
internal static class SourceFailures
{
    public static SourceFailure ChannelGone { get; } = new(SourceFailureKind.ChannelGone, "Telegram knows no channel by this address: it was renamed or deleted, or never was. Look at the address in Telegram.");

    public static SourceFailure InviteGone { get; } = new(SourceFailureKind.ChannelGone, "This invite leads nowhere: it was withdrawn or ran out. Ask for another one.");

    public static SourceFailure NotJoined { get; } = new(SourceFailureKind.ChannelPrivate,
        "This invite leads to a private channel that the account is not in. Join it with that account in Telegram; nothing is ever joined from here.");

    public static SourceFailure ChannelPrivate { get; } = new(SourceFailureKind.ChannelPrivate, "This account may not read the channel: it is private, or the account was removed from it.");

    public static SourceFailure NotAChannel { get; } = new(SourceFailureKind.NotAChannel, "This address names a person, a bot or a group. Only channels can be followed.");

    public static SourceFailure Unreachable { get; } = new(SourceFailureKind.Unreachable, "Telegram did not answer in time. It is tried again by itself.");

    public static SourceFailure ClosedMeanwhile { get; } = new(SourceFailureKind.Unreachable, "The account was closed meanwhile. It is opened again for the next try.");

    public static SourceFailure NotUnderstood { get; } = new(SourceFailureKind.Refused, "Telegram's answer could not be read. A newer TDLib may be needed.");

    public static SourceFailure FloodWait(TimeSpan wait) => new(SourceFailureKind.FloodWait, "Telegram wants this account to wait, because it was asked too often.", wait);

    public static SourceFailure NameBudget(TimeSpan wait) => new(SourceFailureKind.FloodWait,
        "This account has looked up as many names as is safe for now. It goes on by itself; another account may be free at once.", wait);

    public static SourceFailure AccountLost(Failure why) => new(SourceFailureKind.AccountLost, why.Message);

    public static SourceFailure Refused(string name) => new(SourceFailureKind.Refused, name.Length == 0 ? "Telegram refused without a reason that is known here." : $"Telegram refused: {name}.");
}
