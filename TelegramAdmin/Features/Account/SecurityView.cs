using TelegramAdmin.Core.Access.Passkeys;
using TelegramAdmin.Core.Access.Sessions;

namespace TelegramAdmin.Features.Account;

/// <summary>What the security page shows of the signed-in admin.</summary>
public sealed record SecurityView
{
    public bool HasTwoFactor { get; init; }

    /// <summary>Set while enrolling: what the authenticator app is to read.</summary>
    public Enrolment? Enrolment { get; init; }

    public int RecoveryCodesLeft { get; init; }

    public IReadOnlyList<SignedInDevice> Sessions { get; init; } = [];

    public IReadOnlyList<StaffPasskey> Passkeys { get; init; } = [];

    /// <summary>Set once, right after they were made.</summary>
    public IReadOnlyList<string> NewRecoveryCodes { get; init; } = [];
}

/// <param name="IsThis">Whether it is the browser that asks.</param>
public sealed record SignedInDevice(StaffSessionRow Session, bool IsThis);

/// <param name="Uri">otpauth://totp/…</param>
/// <param name="Key">The same key to type by hand, in groups of four.</param>
public sealed record Enrolment(string Uri, string Key);
