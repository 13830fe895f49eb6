namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>How a workspace's control centre calls itself and looks.</summary>
public static class AppearanceSettings
{
    /// <summary>What the product is called where nobody gave it another name.</summary>
    public const string OurName = "TelegramAdmin";

    private const int LongestName = 40;

    public static Setting<string> Name { get; } = new(
        "appearance.name", OurName, "Name of the control centre", "Stands in the navigation, on the sign-in page, in the titles of pages and below the icon of the installed app.",
        name => name.Trim() is { Length: >= 1 and <= LongestName } trimmed && trimmed == name && !name.Any(char.IsControl) ? null : "Write a name of 1 to 40 characters, without spaces at its ends.");

    public static Setting<BrandLogo> Logo { get; } = new(
        "appearance.logo", BrandLogo.None, "Logo", "Stands beside the name, on the sign-in page, and as the icon of the tab and of the installed app.", logo => logo.WhyNot);

    public static Setting<string> Accent { get; } = new(
        "appearance.accent", "", "Accent colour", "The one colour that means “press” or “selected”, as six hexadecimal digits such as #0d6e9f; empty for ours.",
        colour => colour.Length == 0 ? null : AccentShades.WhyNot(colour));

    public static Setting<Density> Density { get; } = new(
        "appearance.density", Appearance.Density.Comfortable, "Density", "How tall controls and rows are where somebody points with a mouse; under a finger they stay large.");

    public static IReadOnlyList<Setting> All { get; } = [Name, Logo, Accent, Density];
}
