using System.Globalization;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Benchmarks.Reporting;

/// <summary>What was measured, beside what is aimed at.</summary>
/// <param name="Note">What else there is to say: a peer's figure, how the sums came out.</param>
internal sealed record Figure(string What, DatabaseProvider Database, double Measured, string Unit, Better Better, double Target, string Note = "")
{
    /// <summary>1 or more is at least as good as the target, whichever way is better.</summary>
    public double Ratio => IsMet && Target == 0 ? 1 : Better == Better.More ? Measured / Target : Target / Math.Max(Measured, 1e-3);

    public bool IsMet => Better == Better.More ? Measured >= Target : Measured <= Target;

    public string MeasuredText => Text(Measured);

    public string TargetText => $"{(Better == Better.More ? "≥" : "≤")} {Text(Target)}";

    private string Text(double value) => string.Create(CultureInfo.InvariantCulture, $"{(value >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("0.##", CultureInfo.InvariantCulture))} {Unit}");
}

internal enum Better
{
    More,
    Less,
}
