using System.Security.Cryptography;
using System.Text;
using TelegramAdmin.Core.Settings.Appearance;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>The style sheet that gives our tokens other values; it comes after ours.</summary>
internal static class AppearanceSheet
{
    private const string Light = "html:root";
    private const string Dark = "html:root[data-theme=\"dark\"]";
    private const string More = "[data-contrast=\"more\"]";
    private const double StrongInLight = 9;
    private const double StrongInDark = 11;

    // Under a finger controls stay as large as they are.
    private const string Compact = "@media (pointer: fine) { html:root { --ta-control: 1.75rem; --ta-row: 2.125rem; } }\n";

    /// <summary>Empty where nothing differs.</summary>
    public static string Write(Look look)
    {
        var sheet = new StringBuilder();
        if (look.Accent is { } accent)
        {
            var (light, dark) = (AccentShades.InLight(accent), AccentShades.InDark(accent));
            sheet.Append(Light).Append(" { ").Append(Tokens(light)).Append(" }\n")
                .Append(Dark).Append(" { ").Append(Tokens(dark)).Append(" }\n")
                .Append(Light).Append(More).Append(" { ").Append(Strong(light.Accent.Until(StrongInLight, Rgb.Black, Rgb.White, light.Soft), Rgb.Black)).Append(" }\n")
                .Append(Dark).Append(More).Append(" { ").Append(Strong(dark.Accent.Until(StrongInDark, Rgb.White, Rgb.Black), Rgb.White)).Append(" }\n");
        }
        return sheet.Append(look.Density == Density.Compact ? Compact : "").ToString();
    }

    public static string VersionOf(string sheet) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))[..12];

    /// <summary>As a style attribute takes them too.</summary>
    public static string Tokens(AccentShades shades) => string.Join(' ',
        $"--ta-accent: {shades.Accent};", $"--ta-accent-hover: {shades.Hover};", $"--ta-accent-press: {shades.Press};", $"--ta-on-accent: {shades.On};",
        $"--ta-accent-text: {shades.Text};", $"--ta-accent-soft: {shades.Soft};", $"--ta-focus: {shades.Text};", $"--ta-bubble-out: {shades.Bubble};", $"--ta-tick: {shades.Text};");

    private static string Strong(Rgb accent, Rgb focus) =>
        $"--ta-accent: {accent}; --ta-accent-hover: {accent.Mixed(focus, .2)}; --ta-accent-text: {accent}; --ta-focus: {focus};";
}
