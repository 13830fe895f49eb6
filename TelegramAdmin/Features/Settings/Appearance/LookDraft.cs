using System.Text.Json;
using TelegramAdmin.Core.Settings;
using TelegramAdmin.Core.Settings.Appearance;

namespace TelegramAdmin.Features.Settings.Appearance;

/// <summary>A look while somebody chooses it; a colour may be half written.</summary>
public sealed class LookDraft
{
    private readonly string[] _before;

    private LookDraft(SettingValues values)
    {
        (Name, Logo, Accent, Density) = (values.Get(AppearanceSettings.Name), values.Get(AppearanceSettings.Logo), values.Get(AppearanceSettings.Accent), values.Get(AppearanceSettings.Density));
        _before = [.. AppearanceSettings.All.Select(values.GetJson)];
    }

    public string Name { get; set; }

    public BrandLogo Logo { get; set; }

    /// <summary>Empty for ours.</summary>
    public string Accent { get; set; }

    public Density Density { get; set; }

    public bool IsCompact => Density == Density.Compact;

    /// <summary>What is seen beside the form: the colour as far as it is one.</summary>
    public Rgb Colour => Rgb.Parse(Accent) ?? AccentShades.Ours;

    public IReadOnlyList<(Setting Setting, string Before, string Now)> Changes =>
        [.. AppearanceSettings.All.Select((setting, i) => (setting, _before[i], JsonOf(setting))).Where(change => change.Item2 != change.Item3)];

    /// <summary>Whether anything is not as the program brings it.</summary>
    public bool IsOurs => AppearanceSettings.All.All(setting => JsonOf(setting) == setting.DefaultJson);

    public static LookDraft Of(SettingValues values) => new(values);

    /// <summary>What is wrong with one of them; null where it can be saved.</summary>
    public string? FaultOf(Setting setting) => setting.Check(JsonOf(setting));

    private string JsonOf(Setting setting) => setting == AppearanceSettings.Name ? JsonSerializer.Serialize(Name)
        : setting == AppearanceSettings.Logo ? JsonSerializer.Serialize(Logo)
        : setting == AppearanceSettings.Accent ? JsonSerializer.Serialize(Accent)
        : JsonSerializer.Serialize(Density);
}
