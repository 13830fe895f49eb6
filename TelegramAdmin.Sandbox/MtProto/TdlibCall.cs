namespace TelegramAdmin.Sandbox.MtProto;

/// <summary>A request that reached the script.</summary>
/// <param name="Account">Digits of the account's number; empty before it is signed in.</param>
/// <param name="GoesOut">Whether TDLib asks Telegram for it, rather than its own memory.</param>
public sealed record TdlibCall(string Account, string Method, DateTimeOffset At, bool GoesOut);
