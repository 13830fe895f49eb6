using System.Globalization;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>What a clock that differs from another leads to.</summary>
internal static class ClockWords
{
    private const string Why = "Signatures of Stripe, codes of authenticator apps and planned times go by the clock.";
    private const string Cure = "Let the machines set their clocks by themselves (timedatectl set-ntp true).";

    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Harmful = TimeSpan.FromMinutes(4);

    /// <returns>Null where they agree well enough.</returns>
    public static DoctorFinding? Read(TimeSpan ahead, string who)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{who} is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this one.");
        what = char.ToUpperInvariant(what[0]) + what[1..];
        return ahead.Duration() >= Harmful ? DoctorFinding.Bad("clock", what, Why, Cure) : ahead.Duration() >= Noticed ? DoctorFinding.Warn("clock", what, Why, Cure) : null;
    }
}
