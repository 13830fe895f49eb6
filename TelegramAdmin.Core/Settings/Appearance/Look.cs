namespace TelegramAdmin.Core.Settings.Appearance;

/// <summary>How a workspace's control centre looks at one moment.</summary>
/// <param name="Accent">Null for ours.</param>
public sealed record Look(string Name, BrandLogo Logo, Rgb? Accent, Density Density)
{
    public static Look Ours { get; } = new(AppearanceSettings.OurName, BrandLogo.None, null, Density.Comfortable);

    public static Look Of(SettingValues values) => new(
        values.Get(AppearanceSettings.Name), values.Get(AppearanceSettings.Logo), Rgb.Parse(values.Get(AppearanceSettings.Accent)), values.Get(AppearanceSettings.Density));
}
