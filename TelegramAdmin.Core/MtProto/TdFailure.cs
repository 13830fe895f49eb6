using System.Globalization;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.MtProto;

/// <summary>Why TDLib did not do what was asked: https://core.telegram.org/tdlib/docs/classtd_1_1td__api_1_1error.html.</summary>
/// <param name="Code">As TDLib gives it; 0 where the failure is ours.</param>
/// <param name="Message">TDLib's or Telegram's own words: for the log and for choosing ours, not for people.</param>
/// <param name="Wait">How long Telegram wants to be left alone, of <see cref="TdFailureKind.FloodWait"/>.</param>
public sealed partial record TdFailure(TdFailureKind Kind, int Code, string Message, TimeSpan? Wait = null)
{
    // Where Telegram names no time. TDLib itself waits out anything up to a minute, so what reaches us is longer.
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    public static TdFailure NoAnswer { get; } = new(TdFailureKind.NoAnswer, 0, "TDLib gave no answer in time.");

    public static TdFailure Closed { get; } = new(TdFailureKind.Closed, 0, "The client was closed.");

    public static TdFailure Unreadable { get; } = new(TdFailureKind.Unreadable, 0, "The answer was not of the kind that was asked for.");

    /// <summary>Telegram's error by its name, such as PHONE_CODE_INVALID; empty where it has none.</summary>
    public string Name => NamePattern().IsMatch(Message) ? Message : "";

    public static TdFailure Read(int code, string message)
    {
        if (WaitPattern().Match(message) is { Success: true } wait)
            return new TdFailure(TdFailureKind.FloodWait, code, message, SecondsOf(wait.Groups[1].ValueSpan));
        return code switch
        {
            429 => new TdFailure(TdFailureKind.FloodWait, code, message, UsualWait),
            401 => new TdFailure(TdFailureKind.Unauthorized, code, message),
            _ => new TdFailure(TdFailureKind.Refused, code, message),
        };
    }

    private static TimeSpan SecondsOf(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : UsualWait;

    // "FLOOD_WAIT_N" is Telegram's, "Too Many Requests: retry after N" TDLib's way to say it.
    [GeneratedRegex(@"^(?:FLOOD_WAIT_|FLOOD_PREMIUM_WAIT_|Too Many Requests: retry after )(\d{1,9})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex WaitPattern();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex NamePattern();
}

public enum TdFailureKind
{
    /// <summary>Telegram or TDLib said no. With code 406 its words are not for people.</summary>
    Refused = 1,

    FloodWait = 2,

    /// <summary>The session is not signed in (any more), or its key does not open it.</summary>
    Unauthorized = 3,

    NoAnswer = 4,
    Closed = 5,
    Unreadable = 6,
}
