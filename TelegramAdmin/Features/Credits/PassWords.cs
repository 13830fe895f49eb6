using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Credits;

/// <summary>The length of a pass in words.</summary>
internal static class PassWords
{
    /// <summary>"1 month", "7 days".</summary>
    public static string Length(int length, PassUnit unit) => $"{length} {Unit(unit, length)}";

    public static string Length(int length, PassUnit unit, Localizer words) => words.Count(length, $"{{0}} {Unit(unit, 1)}", $"{{0}} {Unit(unit)}");

    public static string Unit(PassUnit unit, int count = 2) => unit.ToString().ToLowerInvariant() + (count == 1 ? "" : "s");
}
